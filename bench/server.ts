/** The built application, started the way people start it, for stages that ask it over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.resolve(import.meta.dirname, '..');
const PORT = 5190;
export const ORIGIN = `http://127.0.0.1:${String(PORT)}`;

function ready(server: ChildProcess): Promise<void> {
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

/** Runs `work` while the server answers on this database. */
export async function withServer<T>(url: string, work: () => Promise<T>): Promise<T> {
	const data = mkdtempSync(path.join(tmpdir(), 'jauap-bench-'));
	const own = { PORT: String(PORT), HOST: '127.0.0.1', ORIGIN, DATABASE_URL: url, JAUAP_DATA: data, LOG_LEVEL: 'error', API_LIMIT: '0' };
	const server = spawn(process.execPath, [path.join(ROOT, 'src/cli/main.ts'), 'start'], {
		cwd: ROOT,
		env: { ...process.env, ...own },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	try {
		await ready(server);
		return await work();
	} finally {
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill('SIGTERM');
		await ended;
		rmSync(data, { recursive: true, force: true });
	}
}

/** What a process says next of this kind. */
export async function next<T extends object>(child: ChildProcess, key: string): Promise<T> {
	for (;;) {
		const [message] = (await once(child, 'message')) as [T];
		if (key in message) return message;
	}
}
