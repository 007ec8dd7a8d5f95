/** Who holds a seat, for rooms that speak of deputies: the name is public by that function. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';

export interface SeatHolder {
	/** The mandate's. */
	id: string;
	name: string;
	/** The same person in the register of staff, when they are in it. */
	personId: string | null;
	/** The place they are elected from or answer for. */
	territoryId: string | null;
	bodyId: string;
	bodyPath: string;
	body: Texts;
}

const COLUMNS = sql`m.id, m.name, m.person_id AS "personId", m.territory_id AS "territoryId", u.id AS "bodyId", u.path::text AS "bodyPath", u.name AS body`;
const FROM = sql`mandate m JOIN mandate_term t ON t.id = m.term_id JOIN unit u ON u.id = t.unit_id`;

/** These mandates, whether they are held or over; or those held on a day in the bodies of a kind at and below some places of the tree, by body and name. */
export async function seatHolders(
	db: Reader | Tx,
	of: { ids: readonly string[] } | { paths: readonly string[]; kind: 'faction' | 'council'; on: Temporal.PlainDate }
): Promise<SeatHolder[]> {
	const where =
		'ids' in of
			? sql`m.id = ANY(${[...new Set(of.ids)]}::uuid[])`
			: sql`u.path <@ ANY(${[...of.paths]}::ltree[]) AND u.kind = ${of.kind} AND m.valid_from <= ${of.on} AND m.valid_to >= ${of.on}`;
	return rows(db, sql<SeatHolder>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where} ORDER BY u.path, m.name COLLATE "kk-x-icu", m.id`);
}

/** SQL: the mandate `m` is held today. */
function heldNow(): ReturnType<typeof sql> {
	const today = dayOf(now());
	return sql`m.valid_from <= ${today} AND m.valid_to >= ${today}`;
}

/** A mandate that is held today; undefined where there is none. */
export async function mandateById(db: Reader, id: string): Promise<SeatHolder | undefined> {
	return (await rows(db, sql<SeatHolder>`SELECT ${COLUMNS} FROM ${FROM} WHERE m.id = ${id} AND ${heldNow()}`))[0];
}

/** Who holds a mandate today in the bodies of a unit and below, by name. */
export function mandatesWithin(db: Reader, path: string): Promise<SeatHolder[]> {
	return rows(
		db,
		sql<SeatHolder>`SELECT ${COLUMNS} FROM ${FROM} WHERE u.path <@ ${path}::ltree AND ${heldNow()} ORDER BY m.name COLLATE "kk-x-icu", m.id`
	);
}
