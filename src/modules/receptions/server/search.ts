/** The next free times: read from the index of free seats alone, in its order, so that it costs the same among a thousand times or a million. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { suiting, type Mode } from '../rules.ts';

/** What is looked for. Without a host, unit and territory it is any time of anybody. */
export interface SlotWish {
	hostId?: string | undefined;
	/** Kept by this very unit. */
	unitId?: string | undefined;
	/** At a place that is, or lies in, this territory. */
	territoryId?: string | undefined;
	mode?: Mode | undefined;
	language?: Lang | undefined;
	from: Temporal.Instant;
	/** Times that begin before this instant. */
	until: Temporal.Instant;
	/** The last time of the page before. */
	after?: SlotKey | undefined;
	limit: number;
}

export interface SlotKey {
	startsAt: Temporal.Instant;
	slotId: string;
}

export interface SlotRow extends SlotKey {
	dayId: string;
	endsAt: Temporal.Instant;
	hostId: string;
	hostName: string;
	hostTitle: Texts;
	unitId: string;
	placeId: string;
	placeName: Texts;
	address: Texts;
	latitude: number | null;
	longitude: number | null;
	territoryId: string;
	modes: Mode[];
	languages: Lang[];
	/** Seats that nobody has taken or holds. */
	free: number;
}

/** A territory as seats know it: a region by itself, what is smaller by the places in it. */
type Where = { column: 'region_id' | 'place_id'; ids: string[] };

async function whereOf(db: Reader | Tx, territoryId: string): Promise<Where> {
	const places = sql<{ id: string | null; level: number }>`
		SELECT asked.level, p.id FROM territory asked LEFT JOIN territory t ON t.path <@ asked.path AND asked.level > 1
		LEFT JOIN reception_place p ON p.territory_id = t.id WHERE asked.id = ${territoryId} AND (asked.level = 1 OR p.id IS NOT NULL)`;
	const found = await rows(db, places);
	if (found[0]?.level === 1) return { column: 'region_id', ids: [territoryId] };
	return { column: 'place_id', ids: found.flatMap(({ id }) => id ?? []) };
}

/** Where the index is entered: by its narrowest key; undefined where the search is over all. */
function entryOf({ hostId, unitId }: SlotWish, where: Where | undefined) {
	if (hostId !== undefined) return { column: 'host_id', ids: [hostId] };
	return where ?? (unitId === undefined ? undefined : { column: 'unit_id', ids: [unitId] });
}

/** The next free times in their order, `limit` of them at most; to go on, give the last one as `after`. Times that have begun are none. */
export async function searchSlots(db: Reader | Tx, wish: SlotWish): Promise<SlotRow[]> {
	const at = now();
	const from = Temporal.Instant.compare(wish.from, at) > 0 ? wish.from : at;
	const where = wish.territoryId === undefined ? undefined : await whereOf(db, wish.territoryId);
	const entry = entryOf(wish, where);
	const keys = entry === undefined ? sql`VALUES (NULL::uuid)` : sql`SELECT unnest(${entry.ids}::uuid[])`;
	const enter = entry === undefined ? sql`true` : sql`e.${sql.ref(entry.column)} = k.id`;
	// What the entry does not say yet is checked of each seat.
	const place = where === undefined || where === entry ? sql`true` : sql`e.${sql.ref(where.column)} = ANY(${where.ids}::uuid[])`;
	const unit = wish.unitId === undefined || entry?.column === 'unit_id' ? sql`true` : sql`e.unit_id = ${wish.unitId}`;
	const begin =
		wish.after === undefined
			? sql`e.starts_at > ${from}`
			: sql`(e.starts_at, e.slot_id) > (${wish.after.startsAt}, ${wish.after.slotId}::uuid)`;
	// One look into the index for each key and each value that suits: each stops when it has its share.
	const found = sql`
		SELECT DISTINCT f.starts_at, f.slot_id FROM (${keys}) AS k (id) CROSS JOIN unnest(${suiting(wish)}::smallint[]) AS v (suits)
		CROSS JOIN LATERAL (
			SELECT DISTINCT e.starts_at, e.slot_id FROM reception_seat e
			WHERE ${enter} AND e.suits = v.suits AND e.wish_id IS NULL AND ${begin} AND e.starts_at < ${wish.until}
				AND (e.held_until IS NULL OR e.held_until <= ${at}) AND ${place} AND ${unit}
			ORDER BY e.starts_at, e.slot_id LIMIT ${wish.limit}
		) f ORDER BY 1, 2 LIMIT ${wish.limit}`;
	return slotsWhere(db, sql`JOIN (${found}) f ON f.slot_id = s.id`);
}

/** The times of one day that can be booked now, in their order. */
export function freeOnDay(db: Reader | Tx, dayId: string): Promise<SlotRow[]> {
	const at = now();
	const free = sql`SELECT FROM reception_seat e WHERE e.slot_id = s.id AND e.wish_id IS NULL AND (e.held_until IS NULL OR e.held_until <= ${at})`;
	return slotsWhere(
		db,
		sql`JOIN (
		SELECT s.id FROM reception_slot s WHERE s.day_id = ${dayId} AND s.dropped_at IS NULL AND s.starts_at > ${at} AND EXISTS (${free})) f ON f.id = s.id`
	);
}

/** A time with its place and host, also one that is full, has begun or fell out; undefined where there is none. */
export async function slotById(db: Reader | Tx, id: string): Promise<SlotRow | undefined> {
	return (await slotsByIds(db, [id])).get(id);
}

/** The same for several. */
export async function slotsByIds(db: Reader | Tx, ids: readonly string[]): Promise<Map<string, SlotRow>> {
	if (ids.length === 0) return new Map();
	const found = await slotsWhere(db, sql`JOIN unnest(${[...new Set(ids)]}::uuid[]) AS f (id) ON f.id = s.id`);
	return new Map(found.map((slot) => [slot.slotId, slot]));
}

function slotsWhere(db: Reader | Tx, which: ReturnType<typeof sql>): Promise<SlotRow[]> {
	return rows(
		db,
		sql<SlotRow>`
			SELECT s.id AS "slotId", s.day_id AS "dayId", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.host_id AS "hostId", h.name AS "hostName",
				h.title AS "hostTitle", h.unit_id AS "unitId", s.place_id AS "placeId", p.name AS "placeName", p.address, p.latitude, p.longitude, p.territory_id AS "territoryId",
				d.modes, d.languages,
				(SELECT count(*)::int FROM reception_seat e WHERE e.slot_id = s.id AND e.wish_id IS NULL AND (e.held_until IS NULL OR e.held_until <= ${now()})) AS free
			FROM reception_slot s ${which} JOIN reception_day d ON d.id = s.day_id JOIN reception_host h ON h.id = s.host_id
			JOIN reception_place p ON p.id = s.place_id ORDER BY s.starts_at, s.id`
	);
}
