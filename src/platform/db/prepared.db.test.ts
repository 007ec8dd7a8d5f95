import pg from 'pg';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/db.ts';
import { rows, sql } from './index.ts';

const t = testDatabase();

const owner = async (statement: string) => {
	const client = new pg.Client({ connectionString: t.url });
	await client.connect();
	await client.query(statement);
	await client.end();
};

it('prepares a read by its key once for a connection, and reads what its like reads', async () => {
	const [one] = await t.db.reader.selectFrom('theme').select('id').orderBy('position').limit(1).execute();
	const byKey = () =>
		t.db.lookup
			.selectFrom('theme')
			.selectAll()
			.where('id', '=', one?.id ?? '')
			.executeTakeFirst();
	const read = await byKey();
	expect(read).toEqual(
		await t.db.reader
			.selectFrom('theme')
			.selectAll()
			.where('id', '=', one?.id ?? '')
			.executeTakeFirst()
	);
	await byKey();
	const known = await rows(
		t.db.lookup,
		sql<{ calls: number }>`SELECT generic_plans + custom_plans AS calls FROM pg_prepared_statements WHERE statement LIKE 'select%'`
	);
	expect(known).toEqual([{ calls: 2 }]);
});

it('reads on when a column was added meanwhile, as by an upgrade beside it', async () => {
	const all = () =>
		rows(t.db.lookup, sql<Record<string, unknown>>`SELECT * FROM theme WHERE id = ${'00000000-0000-0000-0000-000000000000'}`);
	await all();
	await owner('ALTER TABLE theme ADD COLUMN added text');
	expect(await all()).toEqual([]);
});

it('refuses a write like every reader', async () => {
	await expect(rows(t.db.lookup, sql`DELETE FROM theme`)).rejects.toThrow(/read-only/);
});
