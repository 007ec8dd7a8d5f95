/** What a deputy still owes from meetings: for their report. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';

export interface OwedQuestion {
	id: string;
	eventId: string;
	number: number;
	text: string;
	owedUntil: Temporal.PlainDate;
	answered: boolean;
}

/** Questions that were owed at meetings of a deputy which began before an instant, and whether each was answered by another. */
export async function questionsOwedBefore(
	db: Reader | Tx,
	mandateId: string,
	before: Temporal.Instant,
	at: Temporal.Instant
): Promise<OwedQuestion[]> {
	return rows(
		db,
		sql<OwedQuestion>`
			SELECT q.id, q.event_id AS "eventId", q.number, q.text, q.owed_until AS "owedUntil", (q.state = 'answered' AND q.ended_at <= ${at}::timestamptz) AS answered
			FROM gathering_question q JOIN gathering g ON g.event_id = q.event_id JOIN event e ON e.id = q.event_id
			WHERE g.mandate_id = ${mandateId} AND q.owed_until IS NOT NULL AND e.starts_at < ${before}::timestamptz ORDER BY e.starts_at, q.number`
	);
}
