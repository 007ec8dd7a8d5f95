import type { Tx } from '#platform/db/index.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import type { OpenedAssignment } from './access.ts';
import { can } from './policy.ts';

/**
 * Who owes it and reports, asks for time or passes a part on has read it: that counts as acknowledging. What others do
 * with it, from above or beside, is no sign of theirs. Says whether it was the first sign.
 */
export async function acknowledged(tx: Tx, actor: Actor, assignment: OpenedAssignment, at: Temporal.Instant): Promise<boolean> {
	if (assignment.acknowledgedAt !== null || !can(actor, 'report', assignment)) return false;
	await tx
		.updateTable('assignment')
		.set({ acknowledged_at: at, acknowledged_by: staffId(actor) })
		.where('id', '=', assignment.id)
		.execute();
	return true;
}
