import { createHash } from 'node:crypto';
import { createWriteStream, openSync, closeSync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { now } from '../platform/clock.ts';
import { store } from '../platform/files/store.ts';
import { CommandError } from './sentence.ts';
import { TAR_END, tarEntry } from './tar.ts';

export const FORMAT = 1;
/** Most bytes of one entry: what a table takes beyond it goes on in the next. */
const PART = 8 * 1024 * 1024;

export interface Manifest {
	format: number;
	madeAt: string;
	migrations: { name: string; sha256: string }[];
	tables: { name: string; columns: string[] }[];
	sequences: { name: string; value: string; called: boolean }[];
}

export interface Summary {
	tables: number;
	rows: number;
	files: number;
	/** Jobs that were waiting. */
	jobs: number;
	/** Files whose bytes are not in the store. */
	missing: string[];
}

/** A .tar.gz under way; the last entry tells the sha256 of every other, so that a cut or damaged one shows. */
class Archive {
	private readonly gzip: Gzip = createGzip({ level: 6 });
	private readonly sums: Record<string, string> = {};
	private readonly part: string;
	private readonly done: Promise<void>;
	private readonly file: string;

	constructor(file: string) {
		this.file = file;
		this.part = `${file}.part`;
		const out = createWriteStream(this.part, { mode: 0o600, flags: 'w' });
		this.gzip.pipe(out);
		this.gzip.once('error', () => undefined);
		out.once('error', () => this.gzip.destroy());
		this.done = finished(out);
		this.done.catch(() => undefined);
	}

	private async write(bytes: Buffer): Promise<void> {
		if (this.gzip.destroyed) await this.done;
		if (!this.gzip.write(bytes)) await Promise.race([once(this.gzip, 'drain'), this.done]);
	}

	async add(name: string, content: Buffer | string): Promise<void> {
		const bytes = Buffer.from(content);
		this.sums[name] = createHash('sha256').update(bytes).digest('hex');
		await this.write(tarEntry(name, bytes, Math.floor(now().epochMilliseconds / 1000)));
	}

	async close(summary: Summary): Promise<void> {
		await this.add('summary.json', JSON.stringify(summary));
		await this.write(tarEntry('sums.json', Buffer.from(JSON.stringify(this.sums)), Math.floor(now().epochMilliseconds / 1000)));
		this.gzip.end(TAR_END);
		await this.done;
		const handle = openSync(this.part, 'r');
		fsyncSync(handle);
		closeSync(handle);
		renameSync(this.part, this.file);
	}

	discard(): void {
		this.gzip.destroy();
		rmSync(this.part, { force: true });
	}
}

async function describe(client: pg.Client): Promise<Manifest> {
	const migrations = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM schema_migration ORDER BY name');
	// Computed columns compute themselves; the migrations' own table fills itself.
	const tables = await client.query<{ name: string; columns: string[] }>(`
		SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'schema_migration'
		GROUP BY c.relname ORDER BY c.relname`);
	const names = await client.query<{ name: string }>(
		"SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname"
	);
	const sequences: Manifest['sequences'] = [];
	for (const { name } of names.rows) {
		const { rows } = await client.query<{ value: string; called: boolean }>(
			`SELECT last_value AS value, is_called AS called FROM "${name}"`
		);
		if (rows[0] !== undefined) sequences.push({ name, ...rows[0] });
	}
	return { format: FORMAT, madeAt: now().toString(), migrations: migrations.rows, tables: tables.rows, sequences };
}

async function dumpTable(client: pg.Client, archive: Archive, table: Manifest['tables'][number]): Promise<number> {
	const columns = table.columns.map((column) => `"${column}"`).join(', ');
	const stream = client.query(copyTo(`COPY (SELECT ${columns} FROM "${table.name}") TO STDOUT`));
	let [held, length, part]: [Buffer[], number, number] = [[], 0, 0];
	const flush = async () => {
		part += 1;
		await archive.add(`tables/${table.name}.${String(part).padStart(5, '0')}`, Buffer.concat(held));
		[held, length] = [[], 0];
	};
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		held.push(chunk);
		length += chunk.length;
		if (length >= PART) await flush();
	}
	if (length > 0) await flush();
	return stream.rowCount;
}

/** Jobs that wait for their turn, so that a restored server sends the mail that this one owed. */
async function dumpJobs(client: pg.Client, archive: Archive): Promise<number> {
	const { rows: found } = await client.query("SELECT FROM pg_tables WHERE schemaname = 'pgboss' AND tablename = 'job'");
	if (found.length === 0) return 0;
	const { rows } = await client.query<{ topic: string; payload: object }>(
		`SELECT name AS topic, data AS payload FROM pgboss.job
		WHERE state IN ('created', 'retry', 'active') AND name <> 'dead' AND name NOT LIKE 'schedule/%' AND name NOT LIKE '\\_\\_pgboss%' ORDER BY created_on, id`
	);
	if (rows.length > 0) await archive.add('jobs.json', JSON.stringify(rows));
	return rows.length;
}

async function dumpFiles(client: pg.Client, archive: Archive, say: (text: string) => void): Promise<{ files: number; missing: string[] }> {
	const { rows } = await client.query<{ sha256: string }>("SELECT DISTINCT encode(sha256, 'hex') AS sha256 FROM file ORDER BY 1");
	const bytes = await store();
	const missing: string[] = [];
	for (const [index, { sha256 }] of rows.entries()) {
		const content = await bytes.get(sha256);
		if (content === undefined) missing.push(sha256);
		else await archive.add(`files/${sha256}`, content);
		say(`files ${String(index + 1)}/${String(rows.length)}`);
	}
	return { files: rows.length - missing.length, missing };
}

/**
 * Writes everything Jauap keeps, as it is at one instant, into one file: tables, waiting jobs, attached files. The
 * server may go on meanwhile. `key` is the master key, only when its owner wants it in the same place. Throws
 * CommandError; a file that is there already is left alone.
 */
export async function dump(url: string, file: string, key: string | undefined, say: (text: string) => void): Promise<Summary> {
	const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
	await client.connect();
	const archive = new Archive(file);
	try {
		await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
		const manifest = await describe(client);
		await archive.add('manifest.json', JSON.stringify(manifest, undefined, '\t'));
		if (key !== undefined) await archive.add('secret', key);
		let rows = 0;
		for (const table of manifest.tables) {
			say(table.name);
			rows += await dumpTable(client, archive, table);
		}
		const jobs = await dumpJobs(client, archive);
		const summary = { tables: manifest.tables.length, rows, jobs, ...(await dumpFiles(client, archive, say)) };
		await archive.close(summary);
		return summary;
	} catch (error) {
		archive.discard();
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOSPC' || code === 'EROFS') {
			throw new CommandError(`The backup ${file} could not be written: ${(error as Error).message}.`);
		}
		throw error;
	} finally {
		await client.end();
	}
}
