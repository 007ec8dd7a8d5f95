/** Days and their seats as pages of the desk count them. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';

export interface SeatCount {
	all: number;
	taken: number;
	walkIn: number;
}

/** How many seats these days have, and how many are taken. A day without times is left out. */
export async function seatCounts(db: Reader | Tx, dayIds: readonly string[]): Promise<Map<string, SeatCount>> {
	if (dayIds.length === 0) return new Map();
	const found = await rows(
		db,
		sql<SeatCount & { id: string }>`
			SELECT s.day_id AS id, sum(e.all)::int AS all, sum(e.taken)::int AS taken, sum(s.walk_in)::int AS "walkIn"
			FROM reception_slot s CROSS JOIN LATERAL (
				SELECT count(*) AS all, count(*) FILTER (WHERE wish_id IS NOT NULL) AS taken FROM reception_seat WHERE slot_id = s.id) e
			WHERE s.day_id = ANY(${[...dayIds]}::uuid[]) AND s.dropped_at IS NULL GROUP BY 1`
	);
	return new Map(found.map(({ id, ...count }) => [id, count]));
}

export interface SlotCount extends SeatCount {
	id: string;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	held: number;
}

/** The times of one day in their order. */
export function slotCounts(db: Reader | Tx, dayId: string, now: Temporal.Instant): Promise<SlotCount[]> {
	return rows(
		db,
		sql<SlotCount>`
			SELECT s.id, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.walk_in AS "walkIn", count(e.seat_no)::int AS all,
				count(e.wish_id)::int AS taken, (count(*) FILTER (WHERE e.held_until > ${now}))::int AS held
			FROM reception_slot s LEFT JOIN reception_seat e ON e.slot_id = s.id
			WHERE s.day_id = ${dayId} AND s.dropped_at IS NULL GROUP BY s.id ORDER BY s.starts_at`
	);
}
