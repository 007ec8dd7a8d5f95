import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startCluster } from '../src/platform/db/cluster.ts';
import { browserOptions } from './browser.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => {
				resolve(typeof address === 'object' && address !== null ? address.port : 0);
			});
		});
	});
}

/** Waits until the server says that it is ready; one that ends before it has said why on stderr. */
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

/** `npm start` on a free port with a data folder of its own (it builds when the sources have changed); the answer takes it all away again. */
export default async function setup(): Promise<() => Promise<void>> {
	await browserOptions();
	const port = await freePort();
	const data = mkdtempSync(path.join(tmpdir(), 'jauap-e2e-'));
	const origin = `http://127.0.0.1:${String(port)}`;
	Object.assign(process.env, { E2E_ORIGIN: origin, E2E_DATA: data, JAUAP_SECRET: '00'.repeat(32) });
	const server = spawn(process.execPath, [path.join(ROOT, 'src/cli/main.ts'), 'start'], {
		cwd: ROOT,
		env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', ORIGIN: origin, JAUAP_DATA: data, LOG_LEVEL: 'warn' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await readiness(server);
	const cluster = await startCluster({ folder: path.join(data, 'postgres') });
	process.env.E2E_DATABASE_URL = cluster.url;
	return async () => {
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill('SIGTERM');
		await ended;
		rmSync(data, { recursive: true, force: true });
	};
}
