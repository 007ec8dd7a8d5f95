import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { openFor } from '../access.ts';
import { openChildren } from '../children.ts';
import { endExtension } from '../extension.ts';
import { meetAssignment } from '../meet.ts';
import { tell, updateAssignment } from '../update.ts';

/**
 * Closes an assignment as done without a new report: its room has seen the work (the decision was signed). What was
 * passed on in parts is no longer needed and is cancelled with it.
 */
export async function acceptAssignment(tx: Tx, actor: Actor, input: { assignmentId: string }): Promise<void> {
	const { assignment, to } = await openFor(tx, actor, input.assignmentId, 'govern', 'settle');
	const at = now();
	await updateAssignment(tx, assignment.id, { state: to, closed_at: at });
	await finish(tx, actor, assignment.id, assignment.reportedAt ?? at, at);
	await tell(tx, actor, assignment.id, 'accepted', at, { settled: true });
}

/** Cancels an assignment and the parts of it that were passed on. */
export async function cancelAssignment(tx: Tx, actor: Actor, input: { assignmentId: string; reason: string }): Promise<void> {
	const { assignment, to } = await openFor(tx, actor, input.assignmentId, 'govern', 'cancel');
	await cancelLocked(tx, actor, assignment.id, to, input.reason, now());
}

async function cancelLocked(tx: Tx, actor: Actor, id: string, state: string, reason: string, at: Temporal.Instant): Promise<void> {
	await updateAssignment(tx, id, { state, closed_at: at });
	await finish(tx, actor, id, at, at);
	await tell(tx, actor, id, 'cancelled', at, { reason });
}

async function finish(tx: Tx, actor: Actor, id: string, metAt: Temporal.Instant, at: Temporal.Instant): Promise<void> {
	await endExtension(tx, actor, id, 'refused', at, null);
	await meetAssignment(tx, id, metAt);
	for (const part of await openChildren(tx, id)) await endPart(tx, actor, part.id, at);
}

/** Ends a part with the whole that it belongs to, and what was passed on from it. */
export async function endPart(tx: Tx, actor: Actor, id: string, at: Temporal.Instant): Promise<void> {
	await cancelLocked(tx, actor, id, 'cancelled', 'parent_closed', at);
}
