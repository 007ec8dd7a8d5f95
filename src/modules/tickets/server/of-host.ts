/** Which appeals were taken in when somebody received people: for a deputy's report. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';

/** By the cards of a host's receptions that were written by an instant. */
export async function appealsTakenBy(db: Reader | Tx, hostId: string, at: Temporal.Instant): Promise<string[]> {
	const list = await rows(
		db,
		sql<{ id: string }>`
			SELECT c.appeal_id AS id FROM reception_card c JOIN ticket t ON t.id = c.ticket_id JOIN reception_day d ON d.id = t.day_id
			WHERE d.host_id = ${hostId} AND c.appeal_id IS NOT NULL AND c.written_at <= ${at}::timestamptz`
	);
	return list.map(({ id }) => id);
}
