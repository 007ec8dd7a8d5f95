/** Removing what is no longer kept of a case: each room says which of its columns hold the person or words, here they go. */
import { sql, type Reader, type Tx } from './db/index.ts';
import { removeFiles } from './files/index.ts';

type Sql = ReturnType<typeof sql>;

/** What can be removed of an appeal, each with a term of its own. */
export const PARTS = ['person', 'words', 'files'] as const;
export type Part = (typeof PARTS)[number];

/** New values of columns: `gone`, `marked`, or what an emptied column of its type holds. */
type Columns = Readonly<Record<string, Sql>>;

/** What is kept apart from any appeal: letters that became none, machines' mail, drafts left at a desk, citizens' accounts, who wished to meet. */
export const LOOSE = ['letter', 'machine', 'draft', 'account', 'wish'] as const;
export type Loose = (typeof LOOSE)[number];

/** How a room removes what belongs to no appeal: what was done with before an instant, a batch at a time, each with its trace. */
export interface SweptLoose {
	what: Loose;
	/** How many would go. */
	count: (db: Reader, before: Temporal.Instant) => Promise<number>;
	/** Returns how many went. */
	remove: (tx: Tx, before: Temporal.Instant, ruleId: string, limit: number) => Promise<number>;
}

export interface Redacted {
	table: string;
	/** Rows of these appeals. */
	of: (appeals: readonly string[]) => Sql;
	person?: Columns;
	words?: Columns;
	/** Files whose subject is a row of this table, under this kind. */
	files?: string;
}

export const gone = sql`NULL`;
export const marked = sql`redaction_mark()`;
/** A column that may be empty stays so. */
export const markedIfAny = (column: string): Sql => sql`CASE WHEN ${sql.ref(column)} IS NULL THEN NULL ELSE redaction_mark() END`;

/** SQL: the column is one of these appeals. */
export const ofAppeals =
	(column = 'appeal_id') =>
	(appeals: readonly string[]): Sql =>
		sql`${sql.ref(column)} = ANY(${[...appeals]}::uuid[])`;

/** Removes one part of these appeals in one table. */
async function redactTable(tx: Tx, one: Redacted, part: Part, appeals: readonly string[]): Promise<void> {
	if (part === 'files') {
		if (one.files !== undefined) await removeFiles(tx, one.files, sql`SELECT id FROM ${sql.table(one.table)} WHERE ${one.of(appeals)}`);
		return;
	}
	const columns = Object.entries(one[part] ?? {});
	if (columns.length === 0) return;
	const values = sql.join(columns.map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
	await sql`UPDATE ${sql.table(one.table)} SET ${values} WHERE ${one.of(appeals)}`.execute(tx);
}

/** Removes one part of these appeals everywhere. Twice is as good as once. */
export async function redact(tx: Tx, tables: readonly Redacted[], part: Part, appeals: readonly string[]): Promise<void> {
	for (const one of tables) await redactTable(tx, one, part, appeals);
}
