import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { browserOptions } from './browser.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** The build serves the sources that it was made of; older than one of them, it is made again. */
function build(): void {
	const made = path.join(ROOT, 'build/index.js');
	const age = existsSync(made) ? statSync(made).mtimeMs : 0;
	const sources = [...globSync('src/**/*.{ts,svelte,css,html}', { cwd: ROOT }), 'vite.config.ts', 'package.json', 'static/icon.svg'];
	if (sources.every((file) => statSync(path.join(ROOT, file)).mtimeMs < age)) return;
	execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
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

/** Waits for the line `ready <address>`; a server that ends before it has said why on stderr. */
function readiness(server: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		server.once('exit', (code) => {
			reject(new Error(`the server ended before it was ready (code ${String(code)})`));
		});
		if (server.stdout === null) return;
		createInterface(server.stdout).on('line', (line) => {
			if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
		});
	});
}

/** Builds when needed, starts the application on a free port with a data folder of its own; the answer takes it all away again. */
export default async function setup(): Promise<() => Promise<void>> {
	build();
	await browserOptions();
	const port = await freePort();
	const data = mkdtempSync(path.join(tmpdir(), 'jauap-e2e-'));
	const origin = `http://127.0.0.1:${String(port)}`;
	Object.assign(process.env, { E2E_ORIGIN: origin, E2E_DATA: data, JAUAP_SECRET: '00'.repeat(32) });
	const server = spawn(process.execPath, [path.join(ROOT, 'e2e/serve.ts')], {
		cwd: ROOT,
		env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', ORIGIN: origin, JAUAP_DATA: data, LOG_LEVEL: 'warn' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	process.env.E2E_DATABASE_URL = await readiness(server);
	return async () => {
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill('SIGTERM');
		await ended;
		rmSync(data, { recursive: true, force: true });
	};
}
