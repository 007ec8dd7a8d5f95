import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startCluster } from '../src/platform/db/cluster.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Seals what the started application keeps: the same in the tests that write beside it. */
export const SECRET = '00'.repeat(32);

export interface StartedApp {
	origin: string;
	databaseUrl: string;
	/** Ends the server and takes its folder away. */
	stop: () => Promise<void>;
}

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

/** `jauap start` (or another command that serves) on a free port with a data folder of its own; it builds when the sources have changed. */
export async function startApp(command: readonly string[] = ['start']): Promise<StartedApp> {
	const port = await freePort();
	const data = mkdtempSync(path.join(tmpdir(), 'jauap-e2e-'));
	const origin = `http://127.0.0.1:${String(port)}`;
	const server = spawn(process.execPath, [path.join(ROOT, 'src/cli/main.ts'), ...command], {
		cwd: ROOT,
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			JAUAP_DATA: data,
			JAUAP_SECRET: SECRET,
			LOG_LEVEL: 'warn',
			DATABASE_URL: ''
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await readiness(server);
	const { url } = await startCluster({ folder: path.join(data, 'postgres') });
	return {
		origin,
		databaseUrl: url,
		stop: async () => {
			const ended = new Promise((resolve) => server.once('exit', resolve));
			server.kill('SIGTERM');
			await ended;
			rmSync(data, { recursive: true, force: true });
		}
	};
}
