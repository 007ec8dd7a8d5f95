import { Kysely, PostgresDialect, sql, type PostgresPool, type RawBuilder, type Transaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type pg from 'pg';
import { config } from '../config.ts';
import { makePool } from './pool.ts';
import { translate } from './constraints.ts';
import { preparing } from './prepared.ts';
import type { DB } from './types.ts';

export { sql } from 'kysely';
export type { DB } from './types.ts';

/** What a query takes: a handle on which a write does not compile (and PostgreSQL would refuse it). */
export type Reader = ReadonlyKysely<DB>;
/** What a command takes: the one transaction of its act, its journal rows and its outbox. */
export type Tx = Transaction<DB>;

export interface Database {
	reader: Reader;
	/** The same for what is read by its key: see prepared.ts. */
	lookup: Reader;
	write: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>;
	/** For migrations' neighbours only: job queue, LISTEN. */
	pool: pg.Pool;
	close: () => Promise<void>;
}

/** A pool that says "unavailable" (503) while the server is away. */
function refusing(pool: PostgresPool): PostgresPool {
	return { options: pool.options, connect: () => translate(pool.connect()), end: () => pool.end() };
}

/** Opens the pools. `replicaUrl` serves pages when given. */
export function openDatabase(url: string, options: { max?: number; replicaUrl?: string | undefined } = {}): Database {
	const max = options.max ?? 12;
	const pool = makePool({ url, max });
	const readPool = makePool({ url: options.replicaUrl ?? url, max, readOnly: true });
	const writer = new Kysely<DB>({ dialect: new PostgresDialect({ pool: refusing(pool) }) });
	const readHandle = new Kysely<DB>({ dialect: new PostgresDialect({ pool: refusing(readPool) }) });
	const lookupHandle = new Kysely<DB>({ dialect: new PostgresDialect({ pool: refusing(preparing(readPool)) }) });
	return {
		reader: readHandle as unknown as Reader,
		lookup: lookupHandle as unknown as Reader,
		write: (act) => translate(writer.transaction().execute(act)),
		pool,
		close: async () => {
			await Promise.all([writer.destroy(), readHandle.destroy()]);
		}
	};
}

let current: Database | undefined;

/** The database of this process. */
export function database(): Database {
	if (current === undefined) {
		const { DATABASE_URL, DATABASE_REPLICA_URL, DATABASE_POOL } = config();
		if (DATABASE_URL === undefined) throw new Error('DATABASE_URL is set by the start command before the server loads');
		const opened = openDatabase(DATABASE_URL, { max: DATABASE_POOL, replicaUrl: DATABASE_REPLICA_URL });
		// Closed by the development server's reload, which may keep this module: the next caller opens anew.
		const close = async () => {
			if (current?.pool === opened.pool) current = undefined;
			await opened.close();
		};
		current = { ...opened, close };
	}
	return current;
}

/** The read-only handle for pages and API reads. */
export function reader(): Reader {
	return database().reader;
}

/** The read-only handle for the page of one thing, whose statements are all by a key: they are prepared once (prepared.ts). */
export function lookup(): Reader {
	return database().lookup;
}

/** Runs one act in one transaction; a broken constraint becomes a Refusal (see constraints.ts). */
export function write<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
	return database().write(act);
}

class Undone<T> extends Error {
	readonly result: T;
	constructor(result: T) {
		super('undone on purpose');
		this.result = result;
	}
}

/** Does an act and undoes it: what it would do, to be shown before it is done. What it refuses it refuses here, too. */
export async function rehearse<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
	try {
		return await write(async (tx) => {
			throw new Undone(await act(tx));
		});
	} catch (error) {
		if (error instanceof Undone) return error.result as T;
		throw error;
	}
}

/** A command may use any query: a transaction seen as a reader. */
export function asReader(tx: Tx): Reader {
	return tx as unknown as Reader;
}

/** Rows of a hand-written SELECT. The handle decides what is possible: a reader's connection refuses to write. */
export async function rows<T>(db: Reader | Tx, query: RawBuilder<T>): Promise<T[]> {
	const result = await query.execute(db as unknown as Kysely<DB>);
	return result.rows;
}

/** Takes the next number of a series, without gaps: the row stays locked until the transaction ends. */
export function nextNumber(tx: Tx, series: string): Promise<number> {
	return lastOfNumbers(tx, series, 1);
}

/** Takes so many numbers of a series at once and returns the last of them. */
export async function lastOfNumbers(tx: Tx, series: string, count: number): Promise<number> {
	const [row] = await rows(
		tx,
		sql<{
			value: number;
		}>`INSERT INTO counter (series, value) VALUES (${series}, ${count}) ON CONFLICT (series) DO UPDATE SET value = counter.value + ${count} RETURNING value`
	);
	if (row === undefined) throw new Error('a counter always returns its value');
	return row.value;
}
