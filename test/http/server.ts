/** The server under test: requests to it, sessions and tokens in it, its database. */
import { afterAll, beforeAll, inject } from 'vitest';
import { SECRET } from '../app.ts';

process.env.JAUAP_SECRET = SECRET;
const { openDatabase } = await import('../../src/platform/db/index.ts');
const { startSession } = await import('../../src/platform/identity/sessions.ts');
const { makeApiToken } = await import('../../src/platform/identity/api-tokens.ts');
type Database = ReturnType<typeof openDatabase>;

export const origin = inject('httpOrigin');

/** The database of the server, as the application's role. */
export function serverDatabase(): { get db(): Database } {
	let db: Database | undefined;
	beforeAll(() => {
		db = openDatabase(inject('httpDatabase'), { max: 4 });
	});
	afterAll(async () => {
		await db?.close();
	});
	return {
		get db() {
			if (db === undefined) throw new Error('serverDatabase() is ready inside tests and hooks only');
			return db;
		}
	};
}

/** A whole session of a staff account, as the cookie that a browser would send. */
export async function cookieOf(db: Database, accountId: string, kind: 'staff' | 'citizen' = 'staff'): Promise<string> {
	const factors = kind === 'staff' ? (['password', 'totp'] as const) : (['mail'] as const);
	const { token } = await db.write((tx) => startSession(tx, { accountId, kind, client: 'test' }, [...factors]));
	return `jauap=${token}`;
}

/** A personal API token of a staff account. */
export async function tokenOf(db: Database, accountId: string): Promise<string> {
	const session = { id: accountId, accountId, kind: 'staff', factors: [], complete: true } as const;
	return db.write((tx) => makeApiToken(tx, session, { name: 'test', days: 30 }));
}

export interface Asked {
	method?: string;
	body?: unknown;
	token?: string | undefined;
	cookie?: string | undefined;
	headers?: Record<string, string>;
}

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** The body as JSON; undefined when it is none. */
	json: unknown;
}

/** One request; redirects are not followed. A body that is no string or form goes as JSON. */
export async function ask(path: string, { method, body, token, cookie, headers = {} }: Asked = {}): Promise<Answer> {
	const sent: Record<string, string> = { accept: 'application/json', ...headers };
	const raw = body === undefined || typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array;
	if (!raw) sent['content-type'] ??= 'application/json';
	if (token !== undefined) sent.authorization = `Bearer ${token}`;
	if (cookie !== undefined) sent.cookie = cookie;
	const response = await fetch(`${origin}${path}`, {
		method: method ?? (body === undefined ? 'GET' : 'POST'),
		headers: sent,
		redirect: 'manual',
		...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) })
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
