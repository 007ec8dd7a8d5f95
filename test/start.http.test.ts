import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '../src/platform/db/cluster.ts';
import { MIGRATIONS, migrate } from '../src/platform/db/migrate.ts';
import { testCluster } from './cluster.ts';
import { freePort, isAlive, jauap, postgresPid, scratch, type Started } from './server.ts';

const servers: Started[] = [];

function start(env: Record<string, string>): Started {
	const server = jauap(['start'], env);
	servers.push(server);
	return server;
}

// A test that failed in the middle leaves nothing running.
afterEach(async () => {
	await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** What it says when it cannot start: the lines after its own name, without the marks of the steps. */
function sentences(server: Started): string[] {
	return server
		.output()
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !/^(Jauap \d|[✓✗] )/.test(line));
}

async function refusal(env: Record<string, string>): Promise<string> {
	const server = start(env);
	expect(await server.ended).toBe(1);
	const said = sentences(server);
	expect(said).toHaveLength(1);
	expect(said[0]).toMatch(/\.$/);
	return said[0] ?? '';
}

describe('what cannot start says why in one sentence', () => {
	const { folder, remove } = scratch();
	afterAll(remove);
	const PORT = '1';

	it('a port in use', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => other.once('listening', resolve));
		const address = other.address();
		const port = String(typeof address === 'object' && address !== null ? address.port : 0);
		expect(await refusal({ PORT: port, JAUAP_DATA: folder })).toBe(
			`The port ${port} is taken by another program; stop it or set PORT to a free one.`
		);
		other.close();
	});

	it('an address that is not of this machine', async () => {
		expect(await refusal({ PORT: String(await freePort()), HOST: '192.0.2.1', JAUAP_DATA: folder })).toBe(
			'The address HOST=192.0.2.1 is not one of this machine.'
		);
	});

	it('a folder that cannot be written', async () => {
		writeFileSync(path.join(folder, 'file'), '');
		const data = path.join(folder, 'file', 'data');
		expect(await refusal({ PORT, JAUAP_DATA: data })).toBe(
			`The folder ${data} (JAUAP_DATA) cannot be written; make it writable or set JAUAP_DATA to another one.`
		);
	});

	it('a folder that another Jauap uses', async () => {
		const data = path.join(folder, 'used');
		mkdirSync(data);
		// Any process whose command line names our entry stands for another server.
		const { spawn } = await import('node:child_process');
		const other = spawn('sh', ['-c', 'sleep 30; : src/cli/main.ts']);
		writeFileSync(path.join(data, 'server.pid'), String(other.pid));
		expect(await refusal({ PORT, JAUAP_DATA: data })).toContain('already runs with the folder');
		other.kill();
	});

	it.each([
		['PORT', 'http', 'The setting PORT="http" cannot be used'],
		['PORT', '70000', 'The setting PORT="70000" cannot be used'],
		['ORIGIN', 'https://example.org/path', 'must be an origin'],
		['DATABASE_URL', 'mysql://localhost/x', 'The setting DATABASE_URL='],
		['SMTP_URL', 'example.org', 'The setting SMTP_URL="example.org" cannot be used'],
		['SMS_URL', 'smpp://me:hidden@sms.example.org', 'The setting SMS_URL="smpp://…@sms.example.org" cannot be used: it must end in ?from='],
		['SOURCE_URL', 'ftp.example.org', 'The setting SOURCE_URL="ftp.example.org" cannot be used'],
		['LOG_LEVEL', 'loud', 'The setting LOG_LEVEL="loud" cannot be used'],
		['JAUAP_SECRET', 'short', 'must be 64 hexadecimal digits']
	])('a wrong setting: %s=%s', async (name, value, sentence) => {
		expect(await refusal({ PORT, JAUAP_DATA: folder, [name]: value })).toContain(sentence);
	});
});

describe('a database that cannot be used says why in one sentence', () => {
	const { folder, remove } = scratch();
	let cluster: Cluster;
	let base: Record<string, string>;

	beforeAll(async () => {
		cluster = await testCluster(path.join(folder, 'postgres'));
		base = { PORT: String(await freePort()), JAUAP_DATA: path.join(folder, 'data') };
	});
	afterAll(async () => {
		await cluster.stop();
		remove();
	});

	async function asOwner(...statements: string[]): Promise<void> {
		const client = new pg.Client({ connectionString: cluster.url });
		await client.connect();
		for (const statement of statements) await client.query(statement);
		await client.end();
	}

	it('nobody answers', async () => {
		const url = `postgres://jauap:hidden@127.0.0.1:${String(await freePort())}/x`;
		const said = await refusal({ ...base, DATABASE_URL: url });
		expect(said).toMatch(/^The database postgres:\/\/jauap:\*\*\*@127\.0\.0\.1:\d+\/x cannot be used: nobody answers at that address\.$/);
	});

	it('the password is wrong', async () => {
		const url = new URL(cluster.url);
		url.password = 'wrong';
		expect(await refusal({ ...base, DATABASE_URL: url.href })).toContain('cannot be used: the password is wrong.');
	});

	it('it is not there', async () => {
		expect(await refusal({ ...base, DATABASE_URL: cluster.url.replace(/postgres$/, 'nowhere') })).toContain(
			'cannot be used: there is no such database.'
		);
	});

	it('the user may not do what is needed', async () => {
		await asOwner(
			"CREATE ROLE weak LOGIN PASSWORD 'weak'",
			'CREATE DATABASE closed',
			'REVOKE ALL ON DATABASE closed FROM PUBLIC',
			'GRANT CONNECT ON DATABASE closed TO weak'
		);
		const url = new URL(cluster.url.replace(/postgres$/, 'closed'));
		[url.username, url.password] = ['weak', 'weak'];
		expect(await refusal({ ...base, DATABASE_URL: url.href })).toContain('cannot be used: the user may not do what is needed.');
	});

	it('it is ahead of this version', async () => {
		await asOwner('CREATE DATABASE ahead');
		const url = cluster.url.replace(/postgres$/, 'ahead');
		await migrate(url);
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		await client.query("INSERT INTO schema_migration (name, sha256) VALUES ('9999_future.sql', 'x')");
		await client.end();
		expect(MIGRATIONS).toContain('migrations');
		expect(await refusal({ ...base, DATABASE_URL: url })).toBe(
			'The database is ahead of this version of Jauap: it has 9999_future.sql, which this version does not know. Start the newer version.'
		);
	});
});

describe('a whole life', () => {
	const { folder, remove } = scratch();
	let env: Record<string, string>;
	beforeAll(async () => {
		env = { PORT: String(await freePort()), JAUAP_DATA: folder };
	});
	afterAll(remove);

	const get = (server: Started, address: string, headers: Record<string, string> = {}) =>
		fetch(server.origin + address, { headers, redirect: 'manual' });

	it('starts from nothing, says where it is, and stops in order within seconds', async () => {
		const server = start(env);
		await server.ready;
		expect(server.output()).toContain(`Jauap is ready`);
		expect(server.output()).toMatch(/The first administrator is made here, once: http:\/\/\S+\/kk\/invite\/[\w-]{43}/);
		expect((await get(server, '/healthz')).status).toBe(200);
		expect(await (await get(server, '/readyz')).text()).toBe('ready\n');
		expect((await get(server, '/kk')).status).toBe(200);
		const database = postgresPid(folder);
		const asked = performance.now();
		expect(await server.stop()).toBe(0);
		expect(performance.now() - asked).toBeLessThan(15_000);
		expect(isAlive(database)).toBe(false);
		expect(server.output()).not.toMatch(/error|"level":[56]0/i);
	});

	it('gives figures to this machine only, and to nobody through a proxy', async () => {
		const server = start(env);
		await server.ready;
		expect(await (await get(server, '/metrics')).text()).toContain('jauap_jobs_dead 0');
		expect((await get(server, '/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404);
		await server.stop();
		const guarded = start({ ...env, METRICS_TOKEN: 'a-long-enough-token' });
		await guarded.ready;
		expect((await get(guarded, '/metrics')).status).toBe(404);
		expect((await get(guarded, '/metrics', { authorization: 'Bearer a-long-enough-token' })).status).toBe(200);
		await guarded.stop();
	});

	it('trusts nobody about the address it was asked for', async () => {
		const server = start({ ...env, ORIGIN: 'https://jauap.example' });
		await server.ready;
		const post = (origin: string) =>
			fetch(`${server.origin}/kk`, {
				method: 'POST',
				headers: {
					origin,
					'content-type': 'application/x-www-form-urlencoded',
					'x-jauap-host': 'evil.example',
					'x-forwarded-host': 'evil.example'
				},
				body: 'a=1'
			});
		expect((await post('https://evil.example')).status).toBe(403);
		// Passed the guard of forms; the page takes no posts.
		expect((await post('https://jauap.example')).status).toBe(405);
		await server.stop();
	});

	it('takes a signal that came twice, as npm sends it, for one', async () => {
		const server = start(env);
		await server.ready;
		server.process.kill('SIGINT');
		server.process.kill('SIGINT');
		expect(await server.ended).toBe(0);
	});

	it('stops cleanly when it is asked in the middle of the start', async () => {
		const server = start(env);
		await new Promise((resolve) => setTimeout(resolve, 700));
		await server.stop();
		expect(() => postgresPid(folder)).toThrow();
	});

	it('finds its data and uses the PostgreSQL that a killed one left', async () => {
		const first = start(env);
		await first.ready;
		const database = postgresPid(folder);
		const cluster = await startCluster({ folder: path.join(folder, 'postgres') });
		const client = new pg.Client({ connectionString: cluster.url });
		await client.connect();
		await client.query(`INSERT INTO setting (name, value) VALUES ('close_days', '7')`);
		await client.end();
		first.process.kill('SIGKILL');
		await first.ended;
		expect(isAlive(database)).toBe(true);

		const second = start(env);
		await second.ready;
		expect(postgresPid(folder)).toBe(database);
		const again = new pg.Client({ connectionString: cluster.url });
		await again.connect();
		expect((await again.query<{ value: number }>(`SELECT value FROM setting WHERE name = 'close_days'`)).rows).toEqual([{ value: 7 }]);
		await again.end();
		expect(await second.stop()).toBe(0);
		expect(isAlive(database)).toBe(false);
	});

	it('says not ready while PostgreSQL is away, brings it back, and is ready again', async () => {
		const server = start(env);
		await server.ready;
		process.kill(postgresPid(folder), 'SIGKILL');
		const states: number[] = [];
		for (let waited = 0; waited < 60_000 && !(states.includes(503) && states.at(-1) === 200); waited += 50) {
			states.push((await get(server, '/readyz')).status);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		expect(states).toContain(503);
		expect(states.at(-1)).toBe(200);
		expect(await server.stop()).toBe(0);
	});
});
