import type { Tx } from '#platform/db/index.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import type { OpenedAssignment } from './access.ts';

/** Who reports, asks for time or passes a part on has read it: that counts as acknowledging. Says whether it was the first sign. */
export async function acknowledged(
	tx: Tx,
	actor: Actor,
	assignment: Pick<OpenedAssignment, 'id' | 'acknowledgedAt'>,
	at: Temporal.Instant
): Promise<boolean> {
	if (assignment.acknowledgedAt !== null) return false;
	await tx
		.updateTable('assignment')
		.set({ acknowledged_at: at, acknowledged_by: staffId(actor) })
		.where('id', '=', assignment.id)
		.execute();
	return true;
}
