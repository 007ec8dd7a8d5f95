/** Grounds of the procedure: dated data with the article each comes from. */
import type { Reader, Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';

export type Purpose = 'correction' | 'no_hearing' | 'silence';

export interface Ground {
	id: string;
	name: Texts;
	source: Texts;
	/** Holds without anybody naming it. */
	byItself: boolean;
}

/** The grounds in force on a day for a kind of appeal, in their order. */
export async function groundsFor(db: Reader | Tx, purpose: Purpose, kind: string, on: Temporal.PlainDate): Promise<Ground[]> {
	const rows = await db
		.selectFrom('procedure_ground')
		.select(['id', 'name', 'source', 'kinds', 'by_itself'])
		.where('purpose', '=', purpose)
		.where('valid_from', '<=', on)
		.where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
		.orderBy('position')
		.execute();
	return rows
		.filter((row) => row.kinds === null || row.kinds.includes(kind))
		.map((row) => ({ id: row.id, name: row.name as Texts, source: row.source as Texts, byItself: row.by_itself }));
}

/** Grounds by their ids, whatever their dates: for what was named long ago. */
export async function groundsByIds(db: Reader | Tx, ids: readonly string[]): Promise<Map<string, Ground>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('procedure_ground')
		.select(['id', 'name', 'source', 'by_itself'])
		.where('id', 'in', [...ids])
		.orderBy('position')
		.execute();
	return new Map(
		rows.map((row) => [row.id, { id: row.id, name: row.name as Texts, source: row.source as Texts, byItself: row.by_itself }])
	);
}
