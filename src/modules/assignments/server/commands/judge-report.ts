import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { holdsUp } from '../../rules.ts';
import { openFor } from '../access.ts';
import { openChildren } from '../children.ts';
import { endExtension } from '../extension.ts';
import { meetAssignment } from '../meet.ts';
import { standingOf } from '../standing.ts';
import { tell, updateAssignment } from '../update.ts';
import { endPart } from './close-assignment.ts';

/** Who judges: a person on the assignment's page, or the room it came from by its own rule. */
export type JudgedBy = 'person' | 'room';

/**
 * Accepts the report: the assignment is done. Refused while an obligatory part of it is still open
 * (`assignments.open_parts`), and where its room judges by a rule of its own (`assignments.judge_in_room`). Parts that
 * need not be done end with it.
 */
export async function acceptReport(tx: Tx, actor: Actor, input: { assignmentId: string }, by: JudgedBy = 'person'): Promise<void> {
	const { assignment, to } = await openFor(tx, actor, input.assignmentId, 'judge', 'accept');
	checkJudge(assignment.origin.kind, by);
	const parts = await openChildren(tx, assignment.id);
	if (parts.some(holdsUp)) throw conflict('assignments.open_parts');
	const at = now();
	for (const part of parts) await endPart(tx, actor, part.id, at);
	await judge(tx, actor, assignment.id, 'accepted', null, at);
	await updateAssignment(tx, assignment.id, { state: to, closed_at: at });
	await endExtension(tx, actor, assignment.id, 'refused', at, null);
	await meetAssignment(tx, assignment.id, assignment.reportedAt ?? at);
	await tell(tx, actor, assignment.id, 'accepted', at);
}

/** Returns the report for rework, with the reason; the term runs on. */
export async function returnReport(
	tx: Tx,
	actor: Actor,
	input: { assignmentId: string; reason: string },
	by: JudgedBy = 'person'
): Promise<void> {
	const { assignment, to } = await openFor(tx, actor, input.assignmentId, 'judge', 'return');
	checkJudge(assignment.origin.kind, by);
	const at = now();
	await judge(tx, actor, assignment.id, 'returned', input.reason, at);
	await updateAssignment(tx, assignment.id, { state: to, reported_at: null, returns: assignment.returns + 1 });
	await tell(tx, actor, assignment.id, 'returned', at, { reason: input.reason });
}

function checkJudge(kind: string, by: JudgedBy): void {
	if (by === 'person' && standingOf(kind).judgedInRoom) throw conflict('assignments.judge_in_room');
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
		.set({ verdict, verdict_reason: reason, verdict_at: at, verdict_by: staffId(actor) })
		.where('assignment_id', '=', id)
		.where('verdict', 'is', null)
		.execute();
}
