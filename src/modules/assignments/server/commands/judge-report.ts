import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { openFor } from '../access.ts';
import { openChildren } from '../children.ts';
import { endExtension } from '../extension.ts';
import { meetAssignment } from '../meet.ts';
import { personOf, tell, updateAssignment } from '../update.ts';

/**
 * Accepts the report: the assignment is done. Refused while a part of it that was passed on is still open
 * (`assignments.open_parts`).
 */
export async function acceptReport(tx: Tx, actor: Actor, input: { assignmentId: string }): Promise<void> {
	const { assignment, to } = await openFor(tx, actor, input.assignmentId, 'judge', 'accept');
	if ((await openChildren(tx, assignment.id)).length > 0) throw conflict('assignments.open_parts');
	const at = now();
	await judge(tx, actor, assignment.id, 'accepted', null, at);
	await updateAssignment(tx, assignment.id, { state: to, closed_at: at });
	await endExtension(tx, actor, assignment.id, 'refused', at, null);
	await meetAssignment(tx, assignment.id, assignment.reportedAt ?? at);
	await tell(tx, actor, assignment.id, 'accepted', at);
}

/** Returns the report for rework, with the reason; the term runs on. */
export async function returnReport(tx: Tx, actor: Actor, input: { assignmentId: string; reason: string }): Promise<void> {
	const { assignment, to } = await openFor(tx, actor, input.assignmentId, 'judge', 'return');
	const at = now();
	await judge(tx, actor, assignment.id, 'returned', input.reason, at);
	await updateAssignment(tx, assignment.id, { state: to, reported_at: null, returns: assignment.returns + 1 });
	await tell(tx, actor, assignment.id, 'returned', at, { reason: input.reason });
}

/** The verdict on every report since the last return. */
async function judge(
	tx: Tx,
	actor: Actor,
	id: string,
	verdict: 'accepted' | 'returned',
	reason: string | null,
	at: Temporal.Instant
): Promise<void> {
	await tx
		.updateTable('assignment_report')
		.set({ verdict, verdict_reason: reason, verdict_at: at, verdict_by: personOf(actor) })
		.where('assignment_id', '=', id)
		.where('verdict', 'is', null)
		.execute();
}
