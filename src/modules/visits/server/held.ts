/** Trips of deputies with what was reported of their stops, as a ledger of what each held counts them. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { localDay } from '#platform/measures.ts';

export interface LedgerStop {
	id: string;
	visitId: string;
	mandateId: string;
	/** The whole trip was called off. */
	visitCancelled: boolean;
	territoryId: string;
	day: Temporal.PlainDate;
	cancelled: boolean;
	/** Null: nobody has said what came of it. */
	people: number | null;
	eventId: string | null;
}

/** Stops of trips that were told, by deputy, from a day to another, both included, as an instant knew them. */
export function stopsOfDeputies(
	db: Reader,
	{ mandateIds, from, to, at }: { mandateIds: readonly string[]; from: Temporal.PlainDate; to: Temporal.PlainDate; at: Temporal.Instant }
): Promise<LedgerStop[]> {
	const day = localDay(sql`s.starts_at`);
	return rows(
		db,
		sql<LedgerStop>`
			SELECT s.id, s.visit_id AS "visitId", s.mandate_id AS "mandateId", coalesce(v.cancelled_at <= ${at}::timestamptz, false) AS "visitCancelled",
				s.territory_id AS "territoryId", ${day} AS day, coalesce(s.cancelled_at <= ${at}::timestamptz, false) AS cancelled,
				CASE WHEN s.reported_at <= ${at}::timestamptz THEN s.people END AS people, s.event_id AS "eventId"
			FROM visit_stop s JOIN visit v ON v.id = s.visit_id
			WHERE s.mandate_id = ANY(${[...mandateIds]}::uuid[]) AND v.published_at <= ${at}::timestamptz AND ${day} BETWEEN ${from} AND ${to}
			ORDER BY s.starts_at, s.id`
	);
}
