/** What a deputy was given to do: for their report. The work on an appeal is told with the appeal. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { inDays, localDay, type Days } from '#platform/measures.ts';
import { openOrigin } from './origin.ts';

export interface DeputyTask {
	id: string;
	text: string;
	unitPath: string;
	personId: string | null;
	/** Issued in these days. */
	given: boolean;
	/** Accepted; null: its date is not in these days, or not over. */
	done: boolean | null;
}

/** Assignments to a deputy in person and to the unit in which they sit, without those that are kept from somebody, as of an instant. */
export async function tasksOfDeputy(
	db: Reader | Tx,
	{ bodyId, personId }: { bodyId: string; personId: string | null },
	days: Days,
	at: Temporal.Instant
): Promise<DeputyTask[]> {
	const over = sql`a.due_on < ${localDay(sql`${at}::timestamptz`)}`;
	const accepted = sql`(a.state = 'accepted' AND a.closed_at <= ${at}::timestamptz) IS TRUE`;
	return rows(
		db,
		sql<DeputyTask>`
			SELECT * FROM (
				SELECT a.id, a.text, u.path::text AS "unitPath", a.person_id AS "personId", a.issued_at, ${inDays(sql`a.issued_at`, days)} AS given,
					CASE WHEN a.due_on BETWEEN ${days.from}::date AND ${days.to}::date AND (${over} OR ${accepted}) AND a.state <> 'cancelled' THEN ${accepted} END AS done
				FROM assignment a JOIN unit u ON u.id = a.unit_id
				WHERE a.subject_kind <> 'appeal' AND a.id IN (
						SELECT b.id FROM assignment b WHERE b.person_id = ${personId}::uuid AND b.subject_kind <> 'appeal'
						UNION SELECT b.id FROM assignment b WHERE b.person_id IS NULL AND b.unit_id = ${bodyId} AND b.subject_kind <> 'appeal')
					AND a.issued_at <= ${at}::timestamptz AND ${openOrigin()}
			) x WHERE given OR done IS NOT NULL ORDER BY issued_at, id`
	);
}
