import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { journalAll } from '#platform/journal/index.ts';

/**
 * Cancels every open assignment that came from a subject, at every level, and returns their number. The room of the
 * subject has checked who may, and that none of them has a computed term.
 */
export async function cancelAll(tx: Tx, actor: Actor, origin: { kind: string; id: string }, reason: string): Promise<number> {
	const at = now();
	const ended = await rows(
		tx,
		sql<{ id: string }>`
			UPDATE assignment SET state = 'cancelled', closed_at = ${at}, version = version + 1
			WHERE origin_kind = ${origin.kind} AND origin_id = ${origin.id} AND closed_at IS NULL RETURNING id`
	);
	const ids = ended.map(({ id }) => id);
	await sql`UPDATE assignment_extension SET decision = 'refused', decided_by = ${staffId(actor)}::uuid, decided_at = ${at}
		WHERE decision IS NULL AND assignment_id = ANY(${ids}::uuid[])`.execute(tx);
	const cancelled = { actor, act: 'assignment.cancelled', seenBy: 'staff', at, data: { reason } } as const;
	await journalAll(
		tx,
		ids.map((id) => ({ subject: { kind: 'assignment', id }, ...cancelled }))
	);
	return ids.length;
}
