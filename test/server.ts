import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

export function freePort(): Promise<number> {
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

/** A new folder under the system's temporary one, and how to take it away. */
export function scratch(): { folder: string; remove: () => void } {
	const folder = mkdtempSync(path.join(tmpdir(), 'jauap-http-'));
	return {
		folder,
		remove: () => {
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

export interface Started {
	process: ChildProcess;
	origin: string;
	/** All that it printed so far, both streams. */
	output: () => string;
	/** Resolves when it says that it is ready; rejects when it ends before. */
	ready: Promise<void>;
	/** Resolves with the exit code, or the signal that ended it. */
	ended: Promise<number | string>;
	/** Asks it to stop and waits. */
	stop: () => Promise<number | string>;
}

/** Runs `bin/jauap <command>` as people do, with settings of its own. */
export function jauap(args: string[], env: Record<string, string>): Started {
	const settings = { HOST: '127.0.0.1', LOG_LEVEL: 'warn', JAUAP_SECRET: '00'.repeat(32), ORIGIN: '', DATABASE_URL: '', NODE_ENV: '' };
	const child = spawn(path.join(ROOT, 'bin/jauap'), args, {
		cwd: ROOT,
		env: { ...process.env, ...settings, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	const ended = new Promise<number | string>((resolve) => {
		child.once('close', (code, signal) => {
			resolve(code ?? signal ?? '');
		});
	});
	const ready = new Promise<void>((resolve, reject) => {
		let isReady = false;
		const take = (text: string) => {
			output += text;
			// A log of megabytes would be put in one piece for each line, if it were searched again.
			if (isReady || !output.includes('Jauap is ready')) return;
			isReady = true;
			resolve();
		};
		child.stdout.setEncoding('utf8').on('data', take);
		child.stderr.setEncoding('utf8').on('data', take);
		void ended.then((code) => {
			reject(new Error(`ended with ${String(code)} before it was ready:\n${output}`));
		});
	});
	ready.catch(() => undefined);
	const stop = async () => {
		child.kill('SIGTERM');
		return ended;
	};
	return { process: child, origin: `http://127.0.0.1:${env.PORT ?? '3000'}`, output: () => output, ready, ended, stop };
}

/** The process number of PostgreSQL under a data folder. */
export function postgresPid(folder: string): number {
	return Number(readFileSync(path.join(folder, 'postgres', 'db', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Whether a process works; one that ended and that nobody took note of does not. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return !/\) Z /.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
	} catch {
		return false;
	}
}
