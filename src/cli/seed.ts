import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

const SEEDS = path.resolve(import.meta.dirname, '../../db/seed');

/** Which files of db/seed were put in. */
export const SEED_TABLE = 'CREATE TABLE IF NOT EXISTS schema_seed (name text PRIMARY KEY, sha256 text NOT NULL)';

/**
 * Puts in the data that ships with Jauap (regions, calendar, kinds, rules, themes): each file of db/seed when it is
 * new or changed. The files only add (ON CONFLICT DO NOTHING): what an administrator edited stays as edited.
 */
export async function seed(url: string): Promise<string[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(SEED_TABLE);
		const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM schema_seed');
		const done = new Map(rows.map((r) => [r.name, r.sha256]));
		const ran: string[] = [];
		for (const name of readdirSync(SEEDS)
			.filter((n) => n.endsWith('.sql'))
			.toSorted()) {
			const text = readFileSync(path.join(SEEDS, name), 'utf8');
			const sha256 = createHash('sha256').update(text).digest('hex');
			if (done.get(name) === sha256) continue;
			// One simple query is one transaction: a file is in whole or not at all.
			await client.query(
				`BEGIN;\n${text}\nINSERT INTO schema_seed VALUES ('${name}', '${sha256}') ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256;\nCOMMIT;`
			);
			ran.push(name);
		}
		return ran;
	} finally {
		await client.end();
	}
}
