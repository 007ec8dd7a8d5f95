import type { Tx } from '#platform/db/index.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';

/** Closes the open request for an extension, if there is one, and says whether there was. */
export async function endExtension(
	tx: Tx,
	actor: Actor,
	assignmentId: string,
	decision: 'approved' | 'refused',
	at: Temporal.Instant,
	reason: string | null
): Promise<boolean> {
	const [result] = await tx
		.updateTable('assignment_extension')
		.set({ decision, decided_by: staffId(actor), decided_at: at, decision_reason: reason })
		.where('assignment_id', '=', assignmentId)
		.where('decision', 'is', null)
		.execute();
	return (result?.numUpdatedRows ?? 0n) > 0n;
}
