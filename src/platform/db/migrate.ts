import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** One sentence for the person who starts Jauap. */
export class MigrationError extends Error {
	override readonly name = 'MigrationError';
}

interface Migration {
	name: string;
	sql: string;
	sha256: string;
}

export const MIGRATIONS = path.resolve(import.meta.dirname, '../../../db/migrations');

function migrationsIn(folder: string): Migration[] {
	return readdirSync(folder)
		.filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
		.toSorted()
		.map((name) => {
			const sql = readFileSync(path.join(folder, name), 'utf8');
			return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
		});
}

// Any number, the same for every node: only one migrates at a time.
const LOCK = 7_110_001;

/**
 * Brings the database to the state of the code: each file of `folder` once, in order, each in its own transaction.
 * Returns the names it applied. Throws MigrationError when the database knows a migration that this code does not
 * (it is ahead), or one that was edited after it ran.
 */
export async function migrate(url: string, onStep: (name: string) => void = () => undefined, folder = MIGRATIONS): Promise<string[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
		await client.query(
			'CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())'
		);
		const { rows: applied } = await client.query<{ name: string; sha256: string }>(
			'SELECT name, sha256 FROM schema_migration ORDER BY name'
		);
		const known = migrationsIn(folder);
		checkHistory(applied, known);
		const pending = known.filter((m) => !applied.some((a) => a.name === m.name));
		for (const migration of pending) {
			onStep(migration.name);
			await apply(client, migration);
		}
		await client.query('GRANT SELECT ON schema_migration TO jauap_app');
		return pending.map((m) => m.name);
	} finally {
		await client.end();
	}
}

function checkHistory(applied: { name: string; sha256: string }[], known: Migration[]): void {
	for (const row of applied) {
		const migration = known.find((m) => m.name === row.name);
		if (migration === undefined) {
			throw new MigrationError(
				`The database is ahead of this version of Jauap: it has ${row.name}, which this version does not know. Start the newer version.`
			);
		}
		if (migration.sha256 !== row.sha256) {
			throw new MigrationError(`The migration ${row.name} was changed after it ran on this database; put the original file back.`);
		}
	}
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
	try {
		await client.query('BEGIN');
		await client.query(migration.sql);
		await client.query('INSERT INTO schema_migration (name, sha256) VALUES ($1, $2)', [migration.name, migration.sha256]);
		await client.query('COMMIT');
	} catch (error) {
		await client.query('ROLLBACK');
		throw new MigrationError(`The migration ${migration.name} failed and changed nothing: ${(error as Error).message}.`);
	}
}
