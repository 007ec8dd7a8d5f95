/** Events of deputies as a ledger of what each held counts them. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { localDay } from '#platform/measures.ts';
import type { EventState } from '#modules/events/rules.ts';

export interface DeputyEvent {
	id: string;
	/** The deputy whose event it is. */
	mandateId: string;
	kind: string;
	title: Record<'kk' | 'ru' | 'en', string>;
	day: Temporal.PlainDate;
	state: EventState;
	territoryId: string;
	/** How many came, as was counted at the door. */
	people: number;
	/** It was told what was said and decided. */
	told: boolean;
}

export interface HeldWish {
	mandateIds: readonly string[];
	/** Days on which they began, both included. */
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	/** As this instant knew them. */
	at: Temporal.Instant;
}

/**
 * Announced events by deputy: of the seat that is named; where none is, of whom chairs it and holds a seat on that day in the branch of the
 * host. What was closed or called off later was not yet at that instant.
 */
export function eventsOfDeputies(db: Reader, { mandateIds, from, to, at }: HeldWish): Promise<DeputyEvent[]> {
	const day = localDay(sql`e.starts_at`);
	const chairs = sql`SELECT m.id FROM mandate m JOIN mandate_term t ON t.id = m.term_id JOIN unit b ON b.id = t.unit_id JOIN unit h ON h.id = e.host_unit_id
		WHERE m.person_id = e.chair_id AND m.id = ANY(${[...mandateIds]}::uuid[]) AND ${day} BETWEEN m.valid_from AND m.valid_to
			AND b.path <@ subpath(h.path, 0, least(2, nlevel(h.path)))`;
	return rows(
		db,
		sql<DeputyEvent>`
			SELECT e.id, d.id AS "mandateId", e.kind, e.title, ${day} AS day, g.territory_id AS "territoryId",
				CASE WHEN e.closed_at > ${at}::timestamptz OR e.cancelled_at > ${at}::timestamptz THEN 'invited' ELSE e.state END AS state,
				g.walk_ins + coalesce((SELECT sum(p.came) FROM participant p WHERE p.event_id = e.id), 0)::int AS people, g.outcome IS NOT NULL AS told
			FROM event e JOIN gathering g ON g.event_id = e.id
			JOIN LATERAL (SELECT g.mandate_id AS id WHERE g.mandate_id IS NOT NULL UNION ALL (${chairs} AND g.mandate_id IS NULL)) d
				ON d.id = ANY(${[...mandateIds]}::uuid[])
			WHERE e.invited_at <= ${at}::timestamptz AND ${day} BETWEEN ${from} AND ${to} ORDER BY e.starts_at, e.id`
	);
}

/** The day of the first event that was closed: before it nothing is known of what was held. */
export async function eventsRecordedSince(db: Reader): Promise<Temporal.PlainDate | undefined> {
	const [row] = await rows(
		db,
		sql<{
			day: Temporal.PlainDate | null;
		}>`SELECT min(${localDay(sql`e.starts_at`)}) AS day FROM event e JOIN gathering g ON g.event_id = e.id WHERE e.state = 'closed'`
	);
	return row?.day ?? undefined;
}
