/** Deputies: who holds, or held, a mandate in a faction. For rooms that tell of each what they did; the name is public by that function. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';

export interface Deputy {
	/** The mandate's. */
	id: string;
	name: string;
	/** The same person in the register of staff, when they are in it. */
	personId: string | null;
	givenBy: string;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate;
	/** It ended before its term did. */
	ended: boolean;
	/** The place they are elected from or answer for: of the mandate, else of the body, else of the unit that the body is at. */
	territoryId: string | null;
	regionId: string | null;
	bodyId: string;
	bodyPath: string;
	body: Texts;
	/** The kind of the unit that the body is at. */
	level: string;
}

const PLACE = sql`coalesce(m.territory_id, u.territory_id, up.territory_id)`;
const COLUMNS = sql`m.id, m.name, m.person_id AS "personId", m.given_by AS "givenBy", m.valid_from AS "validFrom", m.valid_to AS "validTo",
	m.end_reason IS NOT NULL AS ended, ${PLACE} AS "territoryId", coalesce(p.region_id, p.id) AS "regionId", u.id AS "bodyId", u.path::text AS "bodyPath",
	u.name AS body, up.kind AS level`;
const FROM = sql`mandate m JOIN mandate_term t ON t.id = m.term_id JOIN unit u ON u.id = t.unit_id JOIN unit up ON up.id = u.parent_id
	LEFT JOIN territory p ON p.id = ${PLACE}`;
const ORDER = sql`m.name COLLATE "kk-x-icu", m.id`;

export interface DeputiesWish {
	/** Who held a mandate on a day of these, both included. */
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	bodyId?: string | undefined;
	/** A place with everything in it. */
	territoryId?: string | undefined;
	/** Goes on behind this mandate in the order of names. */
	after?: string | undefined;
	limit?: number | undefined;
}

/** By name, in Kazakh order. */
export function deputies(db: Reader | Tx, { from, to, bodyId, territoryId, after, limit }: DeputiesWish): Promise<Deputy[]> {
	const body = bodyId === undefined ? sql`true` : sql`u.id = ${bodyId}`;
	const place =
		territoryId === undefined ? sql`true` : sql`EXISTS (SELECT FROM territory top WHERE top.id = ${territoryId} AND p.path <@ top.path)`;
	const behind =
		after === undefined
			? sql`true`
			: sql`(m.name COLLATE "kk-x-icu", m.id) > (SELECT a.name COLLATE "kk-x-icu", a.id FROM mandate a WHERE a.id = ${after})`;
	return rows(
		db,
		sql<Deputy>`SELECT ${COLUMNS} FROM ${FROM} WHERE u.kind = 'faction' AND m.valid_from <= ${to} AND m.valid_to >= ${from}
			AND ${body} AND ${place} AND ${behind} ORDER BY ${ORDER} LIMIT ${limit ?? null}`
	);
}

/** One deputy, whether the mandate is held or over; undefined for a member of another body. */
export async function deputyById(db: Reader | Tx, id: string): Promise<Deputy | undefined> {
	return (await rows(db, sql<Deputy>`SELECT ${COLUMNS} FROM ${FROM} WHERE m.id = ${id} AND u.kind = 'faction'`))[0];
}

/** Bodies that have deputies, in the order of the tree. */
export function deputyBodies(db: Reader | Tx): Promise<{ id: string; name: Texts; path: string; level: string }[]> {
	return rows(
		db,
		sql<{ id: string; name: Texts; path: string; level: string }>`
			SELECT u.id, u.name, u.path::text AS path, up.kind AS level FROM unit u JOIN unit up ON up.id = u.parent_id
			WHERE u.kind = 'faction' AND u.valid_to IS NULL ORDER BY u.path`
	);
}
