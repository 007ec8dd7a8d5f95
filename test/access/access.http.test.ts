import { beforeAll, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/platform/identity/actor.ts';
import { call, operations, type Located } from '../http/document.ts';
import { ask, cookieOf, origin, serverDatabase, type Answer } from '../http/server.ts';
import { citizen } from '../http/world.ts';
import { DESK } from './matrix.ts';
import { EVENTS } from './matrix-events.ts';
import { MEET } from './matrix-meet.ts';
import { SITE } from './matrix-site.ts';
import { QUICK } from './matrix-desk.ts';
import { RECEPTIONS } from './matrix-receptions.ts';
import { TICKETS } from './matrix-tickets.ts';
import { RULES } from './matrix-rules.ts';
import { everything, pages } from './routes.ts';
import { makeScene, member, OUTSIDERS, type DoneAppeal, type Outsider, type Place, type Scene } from './scene.ts';
import type { On, Outcome, Request, Row } from './verdicts.ts';

const server = serverDatabase();
const MATRIX: Record<string, Row> = { ...DESK, ...EVENTS, ...MEET, ...QUICK, ...RECEPTIONS, ...RULES, ...SITE, ...TICKETS };
const PAGES = new Set(pages());
let scene: Scene;

beforeAll(async () => {
	scene = await makeScene(server.db);
});

interface Asker {
	name: string;
	cookie?: string;
	/** For the API an applicant's code stands where a browser has its grant. */
	code?: string;
	appeal: DoneAppeal;
	assignmentId: string;
	personId: string;
	expected: Outcome;
}

const nobody = () => ({ assignmentId: scene.assignments.same, personId: '' });

async function staffAsker(row: Row, place: Place, role: Role): Promise<Asker> {
	const at = place === 'own' ? 'same' : place;
	const unitId = { same: scene.world.unit.id, above: scene.world.region.id, other: scene.world.other.id }[at];
	const who = row.fresh === true ? await member(server.db, role, unitId) : scene.members[at][role];
	return {
		name: `${role} ${place}`,
		cookie: who.cookie,
		appeal: place === 'own' ? scene.appeals.own[role] : scene.appeals.same,
		assignmentId: place === 'own' ? scene.assignments.own[role] : scene.assignments.same,
		personId: who.staff.personId,
		expected: row.staff(place, role)
	};
}

async function outsider(row: Row, name: Outsider): Promise<Asker> {
	const base = { name, ...nobody(), appeal: scene.appeals.applicant, expected: row.outsiders[name] };
	const fresh = async () => cookieOf(server.db, await citizen(server.db), 'citizen');
	switch (name) {
		case 'anonymous':
			return base;
		case 'citizen':
			return { ...base, appeal: scene.appeals.citizen, cookie: row.fresh === true ? await fresh() : scene.citizens.owner };
		case 'other citizen':
			return { ...base, appeal: scene.appeals.citizen, cookie: row.fresh === true ? await fresh() : scene.citizens.other };
		case 'applicant':
			return { ...base, cookie: scene.grants.owner, code: scene.appeals.applicant.code };
		case 'other applicant':
			return { ...base, cookie: scene.grants.other, code: scene.appeals.other.code };
	}
}

/** What an action, or a page's data, answers to a page that is awake: the same that a browser without scripts would get, in JSON. */
interface Acted {
	type: 'success' | 'failure' | 'redirect' | 'error' | 'data';
	status?: number;
	location?: string;
	/** Of data: that of each layout and of the page itself, or why there is none. */
	nodes?: ({ type: string; error?: { status: number } } | null)[];
}

function outcomeOf(answer: Answer): Outcome {
	const acted = (answer.json ?? {}) as Partial<Acted>;
	const failed = acted.nodes?.find((node) => node?.type === 'error')?.error?.status;
	const status =
		acted.type === 'redirect' ? (acted.status ?? 303) : (failed ?? (acted.type === 'failure' ? acted.status : undefined) ?? answer.status);
	const to = answer.headers.get('location') ?? acted.location ?? '';
	if (status === 401 || (status === 303 && /^\/kk\/(staff|sign-in)(\?|$)/.test(to))) return 'sign in';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'hidden';
	if (status === 400 || status === 422) return 'input';
	if (status < 400 || status === 409) return 'ok';
	throw new Error(`an answer that means nothing here: ${String(status)} ${answer.text.slice(0, 300)}`);
}

// Thousands of answers, of which the status is read: packing them would be a good part of the work.
const BROWSER = { accept: 'text/html', 'accept-language': 'kk', 'accept-encoding': 'identity', origin };

/** The address of a page's data alone. */
function dataOf(path: string): string {
	const { pathname, search } = new URL(path, origin);
	return `${pathname.replace(/\/$/, '')}/__data.json${search}`;
}

/** Asks a page or an action as a page that is awake does, which gets the answer alone, or as one without scripts, for which the page is `drawn` around it. */
function askPage(key: string, request: Request, asker: Asker, drawn: boolean): Promise<Answer> {
	const [method = '', address = ''] = key.split(' ');
	const action = /\?\/\w+$/.exec(address)?.[0] ?? '';
	const path = (request.path === '' ? address.replace(action, '') : request.path) + (action === '?/default' ? '' : action);
	const form = request.form === undefined ? undefined : new URLSearchParams(request.form).toString();
	const type: Record<string, string> = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
	const isAwake = !drawn && action !== '' && address.startsWith('/desk/');
	const awake: Record<string, string> = isAwake ? { accept: 'application/json', 'x-sveltekit-action': 'true' } : {};
	const isData = !drawn && method === 'GET' && PAGES.has(address);
	return ask(isData ? dataOf(path) : path, {
		method,
		body: form ?? request.body,
		cookie: asker.cookie,
		headers: { ...BROWSER, ...type, ...awake }
	});
}

/** Any answer of the API is held against its document on the way. */
function askApi({ operation }: Located, request: Request, asker: Asker): Promise<Answer> {
	const { params = {}, query = {}, body, headers = {} } = request;
	const shown = asker.code === undefined ? { cookie: asker.cookie } : { token: asker.code };
	return call(operation.operationId, { params, query, body, headers: { 'x-requested-with': 'test', ...headers }, ...shown });
}

async function mismatch(key: string, row: Row, asker: Asker, located: Located | undefined, drawn: boolean): Promise<string | undefined> {
	const on: On = { appeal: asker.appeal, assignmentId: asker.assignmentId, scene, personId: asker.personId };
	const request = { path: '', ...row.ask(on) };
	const answer = located === undefined ? await askPage(key, request, asker, drawn) : await askApi(located, request, asker);
	const got = outcomeOf(answer);
	// What a refusal alone does not say, the page around it may: that the thing is not there for who asks. What was done is not asked twice.
	const { type } = (answer.json ?? {}) as Partial<Acted>;
	if (got !== asker.expected && located === undefined && !drawn && (type === 'failure' || type === 'error'))
		return mismatch(key, row, asker, located, true);
	return got === asker.expected ? undefined : `${key}, ${asker.name}: ${asker.expected} expected, got ${got} (${String(answer.status)})`;
}

async function askersOf(row: Row): Promise<Asker[]> {
	const staff: Asker[] = [];
	for (const place of row.places) for (const role of ROLES) staff.push(await staffAsker(row, place, role));
	const rest: Asker[] = [];
	for (const name of OUTSIDERS) rest.push(await outsider(row, name));
	return [...staff, ...rest];
}

it('has a row for every route, every action and every operation of the API, and none for what is not there', async () => {
	expect(Object.keys(MATRIX).toSorted()).toEqual(await everything());
});

it('gives everybody what the table says, and no more', { timeout: 900_000 }, async () => {
	const located = new Map((await operations()).map((one) => [`API ${one.operation.operationId}`, one]));
	const wrong: string[] = [];
	let asked = 0;
	const queue = Object.entries(MATRIX);
	const worker = async () => {
		for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
			const [key, row] = next;
			// The page around an action's answer is drawn once for each outcome: for each asker it would be thousands of times the same.
			const drawn = new Set<Outcome>();
			for (const asker of await askersOf(row)) {
				const isNew = !drawn.has(asker.expected);
				drawn.add(asker.expected);
				const found = await mismatch(key, row, asker, located.get(key), isNew).catch(
					(error: unknown) => `${key}, ${asker.name}: ${String(error)}`
				);
				asked++;
				if (found !== undefined) wrong.push(found);
			}
		}
	};
	await Promise.all(Array.from({ length: 6 }, worker));
	expect(wrong.toSorted()).toEqual([]);
	expect(asked).toBeGreaterThan(2000);
});
