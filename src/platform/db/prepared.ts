/** Statements that a connection prepares once and then only runs: PostgreSQL parses and plans them no more. */
import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** PostgreSQL's word for a statement prepared before a column was added to what it selects. */
const OUTDATED = '0A000';

/** Rises when a statement proved outdated: all are then prepared anew, under other names. */
let generation = 0;

const nameOf = (text: string): string => `${String(generation)}-${createHash('sha1').update(text).digest('base64url')}`;

const isOutdated = (error: unknown): boolean => (error as { code?: unknown }).code === OUTDATED;

function prepare(client: pg.PoolClient): PostgresPoolClient {
	const run = <R>(text: string, values: readonly unknown[]) =>
		client.query({ name: nameOf(text), text, values: [...values] }) as unknown as Promise<PostgresQueryResult<R>>;
	const query = async <R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
		try {
			return await run<R>(text, values);
		} catch (error) {
			if (!isOutdated(error)) throw error;
			generation += 1;
			return run<R>(text, values);
		}
	};
	return {
		query: query as PostgresPoolClient['query'],
		release: () => {
			client.release();
		}
	};
}

/**
 * The same pool, for statements that differ in their values only. Only for reads by a key, outside a transaction: the plan
 * that serves one value must serve them all, and a statement that proves outdated is run again.
 */
export function preparing(pool: pg.Pool): PostgresPool {
	const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
	return {
		options: pool.options,
		connect: async () => {
			const client = await pool.connect();
			const known = clients.get(client) ?? prepare(client);
			clients.set(client, known);
			return known;
		},
		end: () => pool.end()
	};
}
