/** What an appeal has in which tables, asked in one statement: most have nothing in most, and what is empty is not read. */
import { rows, sql, type DB, type Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import type { StatusSource } from './status.ts';

/** The tables whose rows belong to an appeal. */
export type TableOfAppeal = { [T in keyof DB]: DB[T] extends { appeal_id: unknown } ? T : never }[keyof DB];

/** What lies in an appeal is found by the root; the row's own appeal is the one that went into it. */
const columnOf = (table: TableOfAppeal) => (table === 'appeal_merge' ? 'root_id' : 'appeal_id');

/** Those of these tables that have a row of the appeal. */
export async function tracesOf<T extends TableOfAppeal>(db: Reader, appealId: string, tables: readonly T[]): Promise<ReadonlySet<T>> {
	const each = tables.map(
		(table) =>
			sql`SELECT ${sql.lit(table)} AS "table" WHERE EXISTS (SELECT FROM ${sql.table(table)} WHERE ${sql.ref(columnOf(table))} = ${appealId})`
	);
	const found = await rows(db, sql<{ table: T }>`${sql.join(each, sql` UNION ALL `)}`);
	return new Set(found.map((row) => row.table));
}

/** Something that a room shows on the applicant's page of an appeal. */
export interface ApplicantPart {
	/** Asked only when one of these tables has a row of the appeal, or when it went into another; without it always. */
	on?: readonly TableOfAppeal[];
	panels: (db: Reader, lang: Lang, source: StatusSource) => Promise<Panel[]>;
}

/** What these rooms show on the applicant's page, in their order. */
export async function partsFor(db: Reader, lang: Lang, source: StatusSource, parts: readonly ApplicantPart[]): Promise<Panel[]> {
	const tables = [...new Set(parts.flatMap(({ on }) => on ?? []))];
	const traces = source.into === undefined ? await tracesOf(db, source.appeal.id, tables) : new Set(tables);
	const asked = parts.filter(({ on }) => on === undefined || on.some((table) => traces.has(table)));
	return (await Promise.all(asked.map(({ panels }) => panels(db, lang, source)))).flat();
}
