/** Reception days of deputies with their lines, as a ledger of what each held counts them. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { localDay } from '#platform/measures.ts';
import type { Lang } from '#platform/i18n/lang.ts';

export interface DeputyReception {
	id: string;
	mandateId: string;
	day: Temporal.PlainDate;
	place: Record<Lang, string>;
	territoryId: string;
	cancelled: boolean;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	openedAt: Temporal.Instant | null;
	closedAt: Temporal.Instant | null;
	/** Tickets given, and people who were received: no more is told of anybody. */
	came: number;
	received: number;
}

/** Days from one to another, both included, of those who receive by these mandates, as an instant knew them. */
export function receptionsOfDeputies(
	db: Reader,
	{ mandateIds, from, to, at }: { mandateIds: readonly string[]; from: Temporal.PlainDate; to: Temporal.PlainDate; at: Temporal.Instant }
): Promise<DeputyReception[]> {
	return rows(
		db,
		sql<DeputyReception>`
			SELECT d.id, h.mandate_id AS "mandateId", d.day, p.name AS place, p.territory_id AS "territoryId", d.state = 'cancelled' AS cancelled,
				d.starts_at AS "startsAt", d.ends_at AS "endsAt", l.opened_at AS "openedAt",
				CASE WHEN l.closed_at <= ${at}::timestamptz THEN l.closed_at END AS "closedAt", t.came, t.received
			FROM reception_host h JOIN reception_day d ON d.host_id = h.id JOIN reception_place p ON p.id = d.place_id
			LEFT JOIN ticket_line l ON l.day_id = d.id AND l.opened_at <= ${at}::timestamptz
			CROSS JOIN LATERAL (
				SELECT count(*)::int AS came, (count(*) FILTER (WHERE t.state = 'finished'))::int AS received FROM ticket t
				WHERE t.day_id = d.id AND t.arrived_at <= ${at}::timestamptz) t
			WHERE h.mandate_id = ANY(${[...mandateIds]}::uuid[]) AND d.day BETWEEN ${from} AND ${to} ORDER BY d.starts_at, d.id`
	);
}

/** The day on which a line was opened first: before it nothing is known of who was received. */
export async function receptionsRecordedSince(db: Reader): Promise<Temporal.PlainDate | undefined> {
	const [row] = await rows(db, sql<{ day: Temporal.PlainDate | null }>`SELECT min(${localDay(sql`opened_at`)}) AS day FROM ticket_line`);
	return row?.day ?? undefined;
}
