import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';
import { readConfig, type Config } from '../platform/config.ts';
import { openDatabase } from '../platform/db/index.ts';
import { firstAdministratorLink } from '../platform/identity/invitations.ts';
import { runningServer } from '../platform/process.ts';
import { build, isBuilt, ROOT, sourcesHash } from './app-build.ts';
import { prepareDatabase, type PreparedDatabase } from './database.ts';
import { ADAPTER_ENV, openHttp, type Handler, type HttpServer } from './http-server.ts';
import { CommandError } from './sentence.ts';
import { sinceStart, step } from './steps.ts';

/** The address to open in a browser. */
function originOf({ ORIGIN, HOST, PORT }: Config): string {
	const host = HOST === '0.0.0.0' || HOST === '::' || HOST === '127.0.0.1' ? 'localhost' : HOST;
	return ORIGIN ?? `http://${host.includes(':') ? `[${host}]` : host}:${String(PORT)}`;
}

function checkFolder(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK | constants.X_OK);
	} catch {
		throw new CommandError(`The folder ${folder} (JAUAP_DATA) cannot be written; make it writable or set JAUAP_DATA to another one.`);
	}
}

/** One server for one folder: its number stands in `server.pid` while it runs. */
function claimFolder(folder: string): () => void {
	const file = path.join(folder, 'server.pid');
	const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
	if (other > 0 && other !== process.pid && isJauap(other)) {
		throw new CommandError(`Jauap already runs with the folder ${folder} (process ${String(other)}); stop that one or set JAUAP_DATA.`);
	}
	writeFileSync(file, String(process.pid));
	return () => {
		rmSync(file, { force: true });
	};
}

/** Whether a process number is one of ours: after a crash it may belong to anything. */
function isJauap(pid: number): boolean {
	try {
		process.kill(pid, 0);
		const about = `/proc/${String(pid)}/cmdline`;
		return !existsSync(about) || readFileSync(about, 'utf8').includes('main.ts');
	} catch {
		return false;
	}
}

/** Builds the application unless what is built is what the sources say. */
export async function ensureBuilt(signal: AbortSignal): Promise<void> {
	const hash = sourcesHash();
	if (isBuilt(hash)) return;
	if (!process.stdout.isTTY) console.log('    The application is built once; this takes about half a minute.');
	await step('Application built', (say) => build(hash, say, signal));
}

async function startDatabase(config: Config): Promise<PreparedDatabase> {
	return step(config.DATABASE_URL === undefined ? 'PostgreSQL' : 'Database', async (say) => {
		let done = 0;
		const prepared = await prepareDatabase(config, (what) => {
			if (/^(migration|data) /.test(what)) done += 1;
			say(what);
		});
		say(done === 0 ? 'up to date' : `${String(done)} changes brought in`);
		return prepared;
	});
}

/** Loads the built application: it opens its own pools and starts the jobs before the first request. */
async function loadApplication(config: Config, databaseUrl: string): Promise<Handler> {
	Object.assign(process.env, ADAPTER_ENV, { NODE_ENV: 'production', DATABASE_URL: databaseUrl, JAUAP_DATA: config.JAUAP_DATA });
	const file = pathToFileURL(path.join(ROOT, 'build', 'handler.js'));
	const { handler } = (await import(file.href)) as { handler: Handler };
	return handler;
}

async function administratorLink(url: string, origin: string): Promise<string | undefined> {
	const db = openDatabase(url, { max: 1 });
	try {
		return await firstAdministratorLink(db, origin);
	} finally {
		await db.close();
	}
}

export interface StartOptions {
	/** Fills the database before anybody is served; the lines it returns are told with the address. */
	fill?: (databaseUrl: string) => Promise<readonly string[]>;
}

function farewell(origin: string, link: string | undefined, told: readonly string[]): void {
	const lines = [`\n  Jauap is ready after ${sinceStart()}: ${styleText('bold', origin)}`, ...told.map((line) => `  ${line}`)];
	if (link !== undefined) lines.push(`  The first administrator is made here, once: ${styleText('bold', link)}`);
	if (process.stdout.isTTY) lines.push(styleText('dim', '  Ctrl-C stops it.\n'));
	console.log(lines.join('\n'));
}

interface Parts {
	http?: HttpServer;
	database?: PreparedDatabase;
	release?: () => void;
}

async function stopAll(parts: Parts): Promise<void> {
	await runningServer()?.endStreams();
	await parts.http?.close(8);
	await runningServer()?.stop();
	await parts.database?.stop();
	parts.release?.();
}

/**
 * Aborts at the first signal. npm passes on a signal that the terminal sent to us as well: only one that comes later
 * means "at once".
 */
function onFirstSignal(stopping: AbortController): void {
	let asked: number | undefined;
	const onSignal = () => {
		if (asked !== undefined) {
			if (performance.now() - asked > 1500) process.exit(1);
			return;
		}
		asked = performance.now();
		console.log('\n  Stopping …');
		stopping.abort();
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

async function bringUp(config: Config, parts: Parts, signal: AbortSignal, options: StartOptions): Promise<void> {
	checkFolder(config.JAUAP_DATA);
	parts.release = claimFolder(config.JAUAP_DATA);
	parts.http = await openHttp(config);
	await ensureBuilt(signal);
	signal.throwIfAborted();
	parts.database = await startDatabase(config);
	signal.throwIfAborted();
	const { url } = parts.database;
	const told = (await options.fill?.(url)) ?? [];
	signal.throwIfAborted();
	parts.database.keepUp(() => {
		console.log('  PostgreSQL was gone and has been started again.');
	});
	parts.http.serve(await step('Server', () => loadApplication(config, url)));
	signal.throwIfAborted();
	const origin = originOf(config);
	farewell(origin, await administratorLink(url, origin), told);
}

/**
 * `npm start`: everything from nothing to a served address, until a signal ends it in order: requests, jobs,
 * connections, PostgreSQL. Throws errors that `sentenceFor` knows for what the person can mend; whatever was started
 * by then is stopped first.
 */
export async function start(options: StartOptions = {}): Promise<void> {
	const config = readConfig();
	const parts: Parts = {};
	const stopping = new AbortController();
	const stopped = new Promise<void>((resolve) => {
		stopping.signal.addEventListener('abort', () => {
			resolve();
		});
	});
	onFirstSignal(stopping);
	try {
		await bringUp(config, parts, stopping.signal, options);
		await stopped;
	} catch (error) {
		if (!stopping.signal.aborted) {
			await stopAll(parts).catch(() => undefined);
			throw error;
		}
	}
	await stopAll(parts);
	console.log('  Stopped.');
	process.exit(0);
}
