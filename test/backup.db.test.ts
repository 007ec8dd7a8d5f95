import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dump } from '../src/cli/dump.ts';
import { load } from '../src/cli/load.ts';
import { ANONYMOUS } from '../src/platform/identity/actor.ts';
import { newId } from '../src/platform/ids.ts';
import { enqueue } from '../src/platform/jobs/index.ts';
import { filesOf, readFile, storeFile } from '../src/platform/files/index.ts';
import { diskStore, setStore } from '../src/platform/files/store.ts';
import { journal } from '../src/platform/journal/index.ts';
import { verifyJournal } from '../src/platform/journal/verify.ts';
import { openDatabase } from '../src/platform/db/index.ts';
import { testDatabase } from './db.ts';

/** Sound to gzip and tar, and no time to PostgreSQL: it is met before the sums are compared. */
function badTime(bytes: Buffer): Buffer {
	const plain = gunzipSync(bytes).toString('latin1');
	return gzipSync(Buffer.from(plain.replace(/\t20\d\d-/, '\t20xx-'), 'latin1'));
}

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'jauap-backup-'));
const made: string[] = [];
const id = newId();
let restore: () => void;

async function asOwner<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return await act(client);
	} finally {
		await client.end();
	}
}

/** A new database with nothing in it. */
async function emptyDatabase(): Promise<string> {
	const name = `t_${randomBytes(6).toString('hex')}`;
	await asOwner(inject('clusterUrl'), (client) => client.query(`CREATE DATABASE ${name}`));
	made.push(name);
	return inject('clusterUrl').replace(/postgres$/, name);
}

/** Every table with the number and the sum of its rows, and where every sequence stands. */
async function fingerprint(url: string): Promise<Record<string, string>> {
	return asOwner(url, async (client) => {
		const { rows } = await client.query<{ name: string; kind: string }>(
			"SELECT relname AS name, relkind AS kind FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'm', 'S') AND relname <> 'schema_migration' ORDER BY 1"
		);
		const sums: Record<string, string> = {};
		for (const { name, kind } of rows) {
			const sum =
				kind === 'S'
					? 'max(last_value::text || is_called)'
					: "count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '')";
			const found = await client.query<{ sum: string }>(`SELECT ${sum} AS sum FROM "${name}" t`);
			sums[name] = found.rows[0]?.sum ?? '';
		}
		return sums;
	});
}

beforeAll(async () => {
	restore = setStore(diskStore(path.join(folder, 'from')));
	const { write } = database.db;
	for (let i = 0; i < 300; i++) {
		const subject = { kind: 'appeal', id: i % 7 === 0 ? id : newId() } as const;
		const data = { text: `Жауап \\N \t ${'ұ'.repeat(i)}`, i };
		await write((tx) => journal(tx, { subject, actor: { kind: 'system', job: 'test' }, act: 'appeal.tested', seenBy: 'public', data }));
	}
	// Larger than one part, so that a table is spread over several entries; it repeats, which is packed quickly.
	const long = randomBytes(4096).toString('hex').repeat(256);
	for (let i = 0; i < 6; i++)
		await write((tx) =>
			tx
				.insertInto('setting')
				.values({ name: `long${String(i)}`, value: JSON.stringify(long) })
				.execute()
		);
	for (const text of ['бір', 'екі', 'бір']) {
		await write((tx) =>
			storeFile(tx, ANONYMOUS, { subject: { kind: 'appeal', id }, seenBy: 'staff', name: 'a.txt', bytes: Buffer.from(text) })
		);
	}
	await write((tx) => enqueue(tx, 'test.waiting', { n: 1 }));
});

afterAll(async () => {
	restore();
	rmSync(folder, { recursive: true });
	for (const name of made) await asOwner(inject('clusterUrl'), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});

describe('a backup', () => {
	const file = path.join(folder, 'backup.tar.gz');
	/** A second database, which damaged ones are to come into and then this one does. */
	let restored = '';
	beforeAll(async () => {
		restored = await emptyDatabase();
	});

	it('brings everything back the same into an empty database', async () => {
		const summary = await dump(database.url, file, 'ab'.repeat(32), () => undefined);
		expect(summary).toMatchObject({ files: 2, missing: [] });
		expect(statSync(file).mode & 0o077).toBe(0);
		const back = setStore(diskStore(path.join(folder, 'to')));
		const url = await emptyDatabase();
		const loaded = await load(url, file, () => undefined);
		expect(loaded.summary).toEqual(summary);
		expect(loaded.secret).toBe('ab'.repeat(32));
		expect(await fingerprint(url)).toEqual(await fingerprint(database.url));
		expect(await verifyJournal(url)).toMatchObject({ rows: 300, faults: 0 });
		const db = openDatabase(url, { max: 2 });
		const files = await filesOf(db.reader, { kind: 'appeal', id });
		expect(await Promise.all(files.map(async (f) => (await readFile(db.reader, f.id)).bytes.toString()))).toEqual(['бір', 'екі', 'бір']);
		// The chain goes on where it stopped, and the rules between tables hold again.
		await db.write((tx) => journal(tx, { subject: { kind: 'appeal', id }, actor: ANONYMOUS, act: 'appeal.tested', seenBy: 'public' }));
		expect(await verifyJournal(url)).toMatchObject({ rows: 301, faults: 0 });
		const orphan = db.write((tx) =>
			tx
				.insertInto('passkey')
				.values({
					id: newId(),
					account_id: newId(),
					credential_id: 'x',
					public_key: Buffer.alloc(1),
					counter: 0,
					transports: [],
					name: 'x',
					created_at: Temporal.Now.instant()
				})
				.execute()
		);
		await expect(orphan).rejects.toThrow(/foreign key/);
		await db.close();
		back();
	});

	it('is refused by a database that holds something', async () => {
		await expect(load(database.url, file, () => undefined)).rejects.toThrow('The database is not empty');
	});

	it.each([
		['cut short', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.7))],
		['with a byte changed', (bytes: Buffer) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))],
		['with a time that is none', badTime],
		['that is something else', () => Buffer.from('not a backup')],
		['that is empty', () => Buffer.alloc(0)]
	])('%s restores nothing and leaves the database empty', async (_what, damage) => {
		const broken = path.join(folder, 'broken.tar.gz');
		writeFileSync(broken, damage(readFileSync(file)));
		await expect(load(restored, broken, () => undefined)).rejects.toMatchObject({ name: 'CommandError' });
		expect(await fingerprint(restored)).toEqual({});
	});

	it('comes into a database that was left empty by damaged ones', async () => {
		await load(restored, file, () => undefined);
		expect((await fingerprint(restored)).journal).toMatch(/^300 /);
	});

	it('carries the jobs that waited in the queue, to be done after the restore', async () => {
		await asOwner(restored, async (client) => {
			await client.query('CREATE SCHEMA pgboss');
			await client.query('CREATE TABLE pgboss.job (id serial, name text, state text, data jsonb, created_on timestamptz DEFAULT now())');
			await client.query(
				`INSERT INTO pgboss.job (name, state, data) VALUES ('mail', 'retry', '{"sealed":"x"}'), ('mail', 'completed', '{}'), ('schedule/a', 'created', '{}'), ('dead', 'created', '{}')`
			);
		});
		const second = path.join(folder, 'jobs.tar.gz');
		expect(await dump(restored, second, undefined, () => undefined)).toMatchObject({ jobs: 1 });
		const url = await emptyDatabase();
		const loaded = await load(url, second, () => undefined);
		expect(loaded.secret).toBeUndefined();
		const rows = await asOwner(url, (client) =>
			client.query<{ topic: string; payload: object }>('SELECT topic, payload FROM outbox ORDER BY id')
		);
		expect(rows.rows).toEqual([
			{ topic: 'test.waiting', payload: { n: 1 } },
			{ topic: 'mail', payload: { sealed: 'x' } }
		]);
	});

	it('says in one sentence that it cannot be written', async () => {
		await expect(dump(database.url, '/nowhere/at/all.tar.gz', undefined, () => undefined)).rejects.toMatchObject({ name: 'CommandError' });
	});
});
