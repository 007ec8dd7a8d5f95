/** Seats by name, for rooms in which somebody acts by the seat they hold. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';

/** Who holds a seat, and in which body: public by that function. */
export interface Seat {
	/** The mandate. */
	id: string;
	name: string;
	bodyId: string;
	body: Texts;
}

const SEAT = sql`m.id, m.name, u.id AS "bodyId", u.name AS body`;
const FROM = sql`mandate m JOIN mandate_term t ON t.id = m.term_id JOIN unit u ON u.id = t.unit_id`;

/** Seats by id, for lists; also those that are held no more. */
export async function seatsByIds(db: Reader, ids: readonly string[]): Promise<Map<string, Seat>> {
	if (ids.length === 0) return new Map();
	const list = await rows(db, sql<Seat>`SELECT ${SEAT} FROM ${FROM} WHERE m.id = ANY(${[...new Set(ids)]}::uuid[])`);
	return new Map(list.map((seat) => [seat.id, seat]));
}

/** The seats of factions and councils that are held on a day in the branches in which these units lie (the whole organisation for its root), by name. */
export async function seatsBeside(db: Reader, unitIds: readonly string[], day: Temporal.PlainDate): Promise<Seat[]> {
	return rows(
		db,
		sql<Seat>`
			SELECT ${SEAT} FROM ${FROM} WHERE m.valid_from <= ${day} AND m.valid_to >= ${day}
				AND EXISTS (SELECT FROM unit h WHERE h.id = ANY(${[...unitIds]}::uuid[]) AND u.path <@ subpath(h.path, 0, least(2, nlevel(h.path))))
			ORDER BY m.name COLLATE "kk-x-icu", m.id`
	);
}
