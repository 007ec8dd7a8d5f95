import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { startCluster } from '../src/platform/db/cluster.ts';

declare module 'vitest' {
	interface ProvidedContext {
		httpOrigin: string;
		httpDatabase: string;
	}
}

/** Both sides seal with it: the tests look into the database that the server writes. */
export const SECRET = '00'.repeat(32);

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => {
				resolve(port);
			});
		});
	});
}

function readiness(server: ChildProcess): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('exit', (code) => {
			reject(new Error(`the server ended before it was ready (code ${String(code)})`));
		});
		if (server.stdout === null) return;
		createInterface(server.stdout).on('line', (line) => {
			if (line.includes('Jauap is ready')) resolve();
		});
	});
}

/** `jauap start` on a free port over a PostgreSQL of the run's own; it builds the application when the sources changed. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const data = mkdtempSync(path.join(tmpdir(), 'jauap-http-'));
	const cluster = await startCluster({
		folder: path.join(data, 'postgres'),
		settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
	});
	const port = await freePort();
	const origin = `http://127.0.0.1:${String(port)}`;
	const root = path.resolve(import.meta.dirname, '..');
	const server = spawn(process.execPath, [path.join(root, 'src/cli/main.ts'), 'start'], {
		cwd: root,
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATABASE_URL: cluster.url,
			JAUAP_DATA: data,
			JAUAP_SECRET: SECRET,
			API_LIMIT: '0',
			LOG_LEVEL: 'warn'
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await readiness(server);
	project.provide('httpOrigin', origin);
	project.provide('httpDatabase', cluster.url);
	return async () => {
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill('SIGTERM');
		await ended;
		await cluster.stop();
		rmSync(data, { recursive: true, force: true });
	};
}
