/** How imports read and write the register of territories as a whole. */
import { rows, sql, type Tx } from '#platform/db/index.ts';
import type { Changed, Known, Written } from '../import/classifier.ts';

const KNOWN = sql<Known>`
	SELECT DISTINCT ON (t.code) t.id, t.code, p.code AS "parentCode", t.path::text AS path, t.name, t.search, t.above,
		t.valid_from AS "validFrom", t.valid_to AS "validTo"
	FROM territory t LEFT JOIN territory p ON p.id = t.parent_id
	ORDER BY t.code, t.valid_to DESC NULLS FIRST`;

// One parameter for thousands of rows; ids follow from codes, so that every installation has the same.
export const given = (list: readonly Written[]) => sql`jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
	AS r (code text, "parentCode" text, path text, level smallint, "regionCode" text, name jsonb, search text, above text)`;
export const idOf = (column: string) => sql`md5('territory:' || ${sql.ref(column)})::uuid`;

/** All codes ever seen, locked against another import until the transaction ends. */
export async function lockRegister(tx: Tx): Promise<Known[]> {
	await rows(tx, sql`SELECT pg_advisory_xact_lock(hashtext('territory.import'))`);
	return rows(tx, KNOWN);
}

/** Writes what rows shall be over what they were, open, and from a day on when one is given. */
export async function rewrite(tx: Tx, list: readonly Changed[], from: Temporal.PlainDate | null): Promise<void> {
	await rows(
		tx,
		sql`UPDATE territory t SET parent_id = CASE WHEN r."parentCode" IS NOT NULL THEN ${idOf('r.parentCode')} END, path = r.path::ltree,
				level = r.level, name = r.name, search = r.search, above = r.above, region_id = ${idOf('r.regionCode')},
				valid_from = coalesce(${from}::date, t.valid_from), valid_to = NULL
			FROM ${given(list.map((c) => c.row))} WHERE t.id = ${idOf('r.code')}`
	);
}
