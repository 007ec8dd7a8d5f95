import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { migrate, MIGRATIONS } from '../platform/db/migrate.ts';
import { hashOf, store } from '../platform/files/store.ts';
import { SEED_TABLE } from './seed.ts';
import { FORMAT, type Manifest, type Summary } from './dump.ts';
import { CommandError } from './sentence.ts';
import { tarFiles, type TarFile } from './tar.ts';

const damaged = (file: string) => new CommandError(`The backup ${file} is damaged or not complete; nothing was restored.`);

/** Whether PostgreSQL or JSON could not read what a backup holds (SQLSTATE classes 22 and 23): it takes rows before the sums are compared. */
const isUnreadable = (error: unknown): boolean =>
	error instanceof SyntaxError || /^2[23]/.test(String((error as { code?: unknown } | undefined)?.code));

/** Entries of a backup, each noted with its hash; the last says what all of them must have been. */
async function* entries(file: string, sums: Map<string, string>): AsyncGenerator<TarFile> {
	let complete = false;
	const source = createReadStream(file);
	const plain = createGunzip();
	source.once('error', (error) => plain.destroy(error));
	const files = tarFiles(source.pipe(plain) as AsyncIterable<Buffer>);
	for (;;) {
		const next: IteratorResult<TarFile, unknown> = await files.next().catch(() => {
			throw damaged(file);
		});
		if (next.done === true) break;
		const { value } = next;
		if (value.name === 'sums.json') {
			const expected = Object.entries(JSON.parse(value.content.toString()) as Record<string, string>);
			complete = expected.length === sums.size && expected.every(([name, sum]) => sums.get(name) === sum);
		} else {
			sums.set(value.name, createHash('sha256').update(value.content).digest('hex'));
			yield value;
		}
	}
	if (!complete) throw damaged(file);
}

async function checkEmpty(client: pg.Client): Promise<void> {
	const { rows } = await client.query("SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LIMIT 1");
	if (rows.length > 0) {
		throw new CommandError(
			'The database is not empty; restore into a new one (set JAUAP_DATA or DATABASE_URL), this one is left as it is.'
		);
	}
}

/** Brings the empty database to the state that the backup was made in, so that its rows fit. */
async function migrateAs(client: pg.Client, url: string, manifest: Manifest): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'jauap-restore-'));
	try {
		for (const { name, sha256 } of manifest.migrations) {
			const file = path.join(MIGRATIONS, path.basename(name));
			if (!existsSync(file))
				throw new CommandError(`The backup is from a newer version of Jauap (it has ${name}); restore it with that version.`);
			if (createHash('sha256').update(readFileSync(file)).digest('hex') !== sha256) {
				throw new CommandError(`The migration ${name} is not the one that the backup was made with.`);
			}
			copyFileSync(file, path.join(folder, path.basename(name)));
		}
		await migrate(url, () => undefined, folder);
		await client.query(SEED_TABLE);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

interface Constraint {
	owner: string;
	name: string;
	definition: string;
}

/** Rows come in any order: rules between tables are taken off and put on again, which checks them all. */
async function withoutReferences(client: pg.Client, load: () => Promise<void>): Promise<void> {
	const { rows } =
		await client.query<Constraint>(`SELECT conrelid::regclass::text AS owner, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
		FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
	for (const { owner, name } of rows) await client.query(`ALTER TABLE ${owner} DROP CONSTRAINT ${name}`);
	await load();
	for (const { owner, name, definition } of rows) await client.query(`ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${definition}`);
}

/** Takes the parts of the tables as they come; one COPY for each table. */
class Loader {
	private readonly client: pg.Client;
	private readonly columns: Map<string, string[]>;
	private open: { table: string; stream: CopyStreamQuery } | undefined;

	constructor(client: pg.Client, manifest: Manifest) {
		this.client = client;
		this.columns = new Map(manifest.tables.map((table) => [table.name, table.columns]));
	}

	async add(table: string, content: Buffer): Promise<void> {
		if (this.open?.table !== table) {
			await this.end();
			const columns = this.columns.get(table);
			if (columns === undefined) throw new CommandError(`The backup has a table ${table} that its manifest does not name.`);
			const list = columns.map((column) => `"${column}"`).join(', ');
			this.open = { table, stream: this.client.query(copyFrom(`COPY "${table}" (${list}) FROM STDIN`)) };
		}
		const { stream } = this.open;
		if (!stream.write(content)) {
			await new Promise<void>((resolve, reject) => {
				stream.once('drain', resolve);
				stream.once('error', reject);
			});
		}
	}

	/** Tells PostgreSQL that the rest of the table will not come. */
	abort(): void {
		this.open?.stream.once('error', () => undefined);
		this.open?.stream.destroy(new Error('aborted'));
	}

	async end(): Promise<void> {
		if (this.open === undefined) return;
		const { stream } = this.open;
		this.open = undefined;
		stream.end();
		await finished(stream);
	}
}

export interface Restored {
	summary: Summary;
	madeAt: string;
	/** The master key, when it was in the backup. */
	secret?: string;
}

async function loadEntries(
	client: pg.Client,
	manifest: Manifest,
	rest: AsyncGenerator<TarFile>,
	say: (text: string) => void
): Promise<Restored> {
	const loader = new Loader(client, manifest);
	const files = await store();
	const restored: Restored = { summary: { tables: 0, rows: 0, files: 0, jobs: 0, missing: [] }, madeAt: manifest.madeAt };
	let jobs: { topic: string; payload: object }[] = [];
	const take = async ({ name, content }: TarFile) => {
		const [folder = '', leaf = ''] = name.split('/');
		say(name);
		if (folder === 'tables') await loader.add(leaf.replace(/\.\d+$/, ''), content);
		else await loader.end();
		if (name === 'jobs.json') jobs = JSON.parse(content.toString()) as typeof jobs;
		if (name === 'secret') restored.secret = content.toString();
		if (name === 'summary.json') restored.summary = JSON.parse(content.toString()) as Summary;
		if (folder === 'files' && hashOf(content) === leaf) await files.put(leaf, content);
	};
	try {
		for await (const entry of rest) await take(entry);
		await loader.end();
	} catch (error) {
		loader.abort();
		throw error;
	}
	for (const { name, value, called } of manifest.sequences)
		await client.query('SELECT setval($1::regclass, $2, $3)', [`"${name}"`, value, called]);
	for (const { topic, payload } of jobs) await client.query('INSERT INTO outbox (topic, payload) VALUES ($1, $2)', [topic, payload]);
	return restored;
}

async function loadAll(
	client: pg.Client,
	manifest: Manifest,
	rest: AsyncGenerator<TarFile>,
	say: (text: string) => void
): Promise<Restored> {
	await client.query('BEGIN');
	const tables = manifest.tables.map((table) => `"${table.name}"`).join(', ');
	for (const { name } of manifest.tables) await client.query(`ALTER TABLE "${name}" DISABLE TRIGGER USER`);
	let restored: Restored | undefined;
	await withoutReferences(client, async () => {
		// The migrations themselves bring some rows.
		await client.query(`TRUNCATE ${tables}`);
		restored = await loadEntries(client, manifest, rest, say);
	});
	for (const { name } of manifest.tables) await client.query(`ALTER TABLE "${name}" ENABLE TRIGGER USER`);
	await client.query('COMMIT');
	const views = await client.query<{ name: string }>(
		"SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'm' AND relnamespace = 'public'::regnamespace ORDER BY oid"
	);
	for (const { name } of views.rows) await client.query(`REFRESH MATERIALIZED VIEW ${name}`);
	await client.query('ANALYZE');
	if (restored === undefined) throw new Error('loadEntries always answers');
	return restored;
}

/**
 * Brings a backup into an empty database and the file store, all of it or nothing, then to the state of this version.
 * Throws CommandError for a database that is not empty and a backup that is damaged or from a newer version.
 */
export async function load(url: string, file: string, say: (text: string) => void): Promise<Restored> {
	if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
	const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC -c statement_timeout=0' });
	await client.connect();
	let touched = false;
	try {
		await checkEmpty(client);
		const list = entries(file, new Map());
		const manifest = await readManifest(file, list);
		touched = true;
		await migrateAs(client, url, manifest);
		const restored = await loadAll(client, manifest, list, say);
		await migrate(url);
		return restored;
	} catch (error) {
		if (touched) await client.query('ROLLBACK; DROP SCHEMA public CASCADE; CREATE SCHEMA public;').catch(() => undefined);
		throw isUnreadable(error) ? damaged(file) : error;
	} finally {
		await client.end();
	}
}

async function readManifest(file: string, list: AsyncGenerator<TarFile>): Promise<Manifest> {
	try {
		const { value } = (await list.next()) as { value?: TarFile };
		const manifest = JSON.parse(value?.content.toString() ?? '') as Manifest;
		if (value?.name === 'manifest.json' && manifest.format === FORMAT) return manifest;
	} catch (error) {
		if (error instanceof CommandError) throw error;
	}
	throw new CommandError(`The file ${file} is no backup of Jauap that this version can read.`);
}
