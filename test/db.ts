import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { openDatabase, type Database, type Tx } from '../src/platform/db/index.ts';

process.env.JAUAP_SECRET ??= '00'.repeat(32);

/** A database of the file's own, cloned from the migrated and seeded template, reached as role jauap_app. */
export function testDatabase(): { get db(): Database; get url(): string } {
	let db: Database | undefined;
	let url = '';
	const name = `t_${randomBytes(6).toString('hex')}`;
	beforeAll(async () => {
		const clusterUrl = inject('clusterUrl');
		const admin = new pg.Client({ connectionString: clusterUrl });
		await admin.connect();
		await admin.query(`CREATE DATABASE ${name} TEMPLATE template_jauap`);
		await admin.end();
		url = clusterUrl.replace(/postgres$/, name);
		db = openDatabase(url, { max: 10 });
	});
	afterAll(async () => {
		await db?.close();
		// What else was connected goes; the database itself stays until the cluster does: dropping one makes PostgreSQL write out all others.
		const admin = new pg.Client({ connectionString: inject('clusterUrl') });
		await admin.connect();
		await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
		await admin.end();
	});
	return {
		get db() {
			if (db === undefined) throw new Error('testDatabase() is ready inside tests and hooks only');
			return db;
		},
		get url() {
			return url;
		}
	};
}

const ROLLBACK = new Error('rolled back on purpose');

/** Runs a test's acts in a transaction that is always rolled back. */
export async function rolledBack(db: Database, act: (tx: Tx) => Promise<void>): Promise<void> {
	try {
		await db.write(async (tx) => {
			await act(tx);
			throw ROLLBACK;
		});
	} catch (error) {
		if (error !== ROLLBACK) throw error;
	}
}
