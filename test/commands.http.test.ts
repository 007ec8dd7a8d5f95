import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { seed } from '../src/cli/seed.ts';
import type { Cluster } from '../src/platform/db/cluster.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { keys, setKeys } from '../src/platform/keys.ts';
import { seal } from '../src/platform/secrets.ts';
import { testCluster } from './cluster.ts';
import { jauap, ROOT, scratch } from './server.ts';

const { folder, remove } = scratch();
let cluster: Cluster;
let client: pg.Client;
let env: Record<string, string>;

beforeAll(async () => {
	cluster = await testCluster(path.join(folder, 'postgres'));
	await migrate(cluster.url);
	await seed(cluster.url);
	client = new pg.Client({ connectionString: cluster.url });
	await client.connect();
	await client.query(
		`INSERT INTO journal (subject_kind, subject_id, seq, at, actor_kind, act, seen_by, data, hash)
		SELECT 'appeal', ('00000000-0000-4000-8000-' || lpad((i % 500)::text, 12, '0'))::uuid, 0, now(), 'system', 'appeal.tested', 'staff', '{}', '' FROM generate_series(1, 5000) i`
	);
	env = { DATABASE_URL: cluster.url, JAUAP_DATA: path.join(folder, 'data') };
});
afterAll(async () => {
	await client.end();
	await cluster.stop();
	remove();
});

async function run(args: string[], more: Record<string, string> = {}): Promise<{ code: number | string; said: string }> {
	const command = jauap(args, { ...env, ...more });
	const code = await command.ended;
	return { code, said: command.output() };
}

it('verify says that an honest journal is whole, how much it read and how fast', async () => {
	const { code, said } = await run(['verify']);
	expect(said).toMatch(
		/^The journal is whole\. 5,\d{3} rows in \d+ chains, 0 digests \([\d.]+ s, [\d,]+ rows\/s\)\.\nFrozen protocols are as they were frozen\. 0 protocols\.\nFrozen reports are as they were frozen\. 0 reports\.\nFrozen texts of minutes are as they were frozen\. 0 texts of minutes\.\n$/
	);
	expect(code).toBe(0);
});

it('verify ends with 1 and the place of each fault', async () => {
	await client.query('ALTER TABLE journal DISABLE TRIGGER USER');
	await client.query(`UPDATE journal SET data = '{"x":1}' WHERE subject_id = '00000000-0000-4000-8000-000000000007' AND seq = 3`);
	const { code, said } = await run(['verify']);
	await client.query(`UPDATE journal SET data = '{}' WHERE subject_id = '00000000-0000-4000-8000-000000000007' AND seq = 3`);
	await client.query('ALTER TABLE journal ENABLE TRIGGER USER');
	expect(said).toContain('  changed: appeal/00000000-0000-4000-8000-000000000007 3\n');
	expect(said).toContain('The journal was changed: 1 fault.');
	expect(code).toBe(1);
});

it('verify compares with digests that somebody kept, and refuses a list that is none', async () => {
	const kept = path.join(folder, 'digests.txt');
	writeFileSync(kept, `# day digest\n2026-01-01 ${'ab'.repeat(32)} 5\n`);
	expect((await run(['verify', '--digests', kept])).said).toContain('digest missing: digest 2026-01-01');
	writeFileSync(kept, '2026-01-01 nonsense\n');
	expect(await run(['verify', '--digests', kept])).toEqual({ code: 1, said: 'This line holds no day and digest: 2026-01-01 nonsense\n' });
});

it('backup and restore go there and back, and the key only when asked', async () => {
	const file = path.join(folder, 'all.tar.gz');
	const made = await run(['backup', file]);
	expect(made.said).toContain('The key that opens personal data is not in it');
	expect(made.code).toBe(0);
	expect(statSync(file).mode & 0o077).toBe(0);
	expect(await run(['backup', file])).toEqual({ code: 1, said: `The file ${file} is there already; give another name.\n` });
	expect((await run(['restore', file])).said).toContain('The database is not empty');

	writeFileSync(path.join(folder, 'data', 'secret'), 'cd'.repeat(32));
	const whole = path.join(folder, 'whole.tar.gz');
	expect((await run(['backup', whole, '--with-key'])).code).toBe(0);
	// Into a PostgreSQL of its own, which the command starts and stops.
	const fresh = path.join(folder, 'fresh');
	const restored = await run(['restore', whole], { DATABASE_URL: '', JAUAP_DATA: fresh, JAUAP_SECRET: '' });
	expect(restored.said).toMatch(/Journal, 5,\d{3} rows in \d+ chains are whole/);
	expect(restored.code).toBe(0);
	expect(readFileSync(path.join(fresh, 'secret'), 'utf8')).toBe('cd'.repeat(32));
	expect(existsSync(path.join(fresh, 'postgres', 'db', 'postmaster.pid'))).toBe(false);
	expect((await run(['verify'], { DATABASE_URL: '', JAUAP_DATA: fresh })).said).toMatch(/whole\. 5,\d{3} rows/);
});

it('rotate-key seals all anew with a new key of the file, killed and run again, and forgets the old one; a wrong one is refused', async () => {
	const [old, data] = ['cd'.repeat(32), path.join(folder, 'rotation')];
	const own = { JAUAP_SECRET: '', JAUAP_DATA: data };
	mkdirSync(data);
	writeFileSync(path.join(data, 'secret'), old);
	const restore = setKeys(old);
	await client.query(
		`INSERT INTO idempotency_key (scope, key, request_hash, response) SELECT 'rotation', i::text, '', $1 FROM generate_series(1, 30000) i`,
		[seal('{}')]
	);
	const { header } = keys()[0];
	restore();
	const left = async () => {
		const { rows } = await client.query<{ n: number }>(
			`SELECT count(*)::int AS n FROM idempotency_key WHERE scope = 'rotation' AND substr(response, 1, 6) = $1`,
			[header]
		);
		return rows[0]?.n ?? 0;
	};
	const refused = await run(['rotate-key'], { JAUAP_SECRET: 'ef'.repeat(32), JAUAP_SECRET_PREVIOUS: 'fe'.repeat(32) });
	expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('none of the given keys opens: add the key')]);
	expect(await left()).toBe(30_000);

	const killed = jauap(['rotate-key', '--new'], { ...env, ...own });
	await vi.waitUntil(async () => (await left()) < 30_000, { timeout: 30_000, interval: 5 });
	killed.process.kill('SIGKILL');
	await killed.ended;
	await vi.waitUntil(
		async () => (await client.query("SELECT FROM pg_stat_activity WHERE application_name = 'jauap-rotate-key'")).rowCount === 0
	);
	const half = await left();
	expect(half).toBeGreaterThan(0);
	expect((await run(['rotate-key', '--new'], own)).said).toContain('finish that change');
	expect((await run(['rotate-key'], own)).said).toContain(`${half.toLocaleString('en')} sealed with the key`);
	expect(await left()).toBe(0);
	const last = await run(['rotate-key', '--forget'], own);
	expect([last.code, last.said]).toEqual([0, expect.stringContaining('already')]);
	expect(readFileSync(path.join(data, 'secret'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
	expect((await run(['verify'])).code).toBe(0);
});

it('import appeals brings the requests of another system, once', async () => {
	const file = path.join(ROOT, 'test/requests.csv');
	const map = path.join(ROOT, 'docs/import/requests.mapping.json');
	expect((await run(['import', 'appeals', file, '--map', map])).said).toContain('8 rows read: 8 imported, 0 here already, 0 rejected.');
	expect((await run(['import', 'appeals', file, '--map', map])).said).toContain('8 rows read: 0 imported, 8 here already, 0 rejected.');
	const refused = await run(['import', 'appeals', file, '--map', file]);
	expect([refused.code, refused.said]).toEqual([1, expect.stringContaining(`The mapping ${file} cannot be read`)]);
});

it('tells what it can do, and that it does not know a word', async () => {
	const help = await run(['--help']);
	for (const word of ['start', 'demo', 'import', 'verify', 'backup', 'restore', 'rotate-key']) expect(help.said).toContain(word);
	const imports = await run(['import', '--help']);
	for (const word of ['territories', 'units', 'people', 'appeals']) expect(imports.said).toContain(word);
	const unknown = await run(['dance']);
	expect([unknown.code, unknown.said]).toEqual([1, "error: unknown command 'dance'\n"]);
});
