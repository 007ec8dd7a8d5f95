import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { dateFault, partFault } from '../../rules.ts';
import { openFor, type OpenedAssignment } from '../access.ts';
import { acknowledged } from '../acknowledged.ts';
import { openChildren } from '../children.ts';
import { endExtension } from '../extension.ts';
import { tell, updateAssignment } from '../update.ts';

onConstraint('assignment_extension__one_open_key', () => conflict('assignments.asked'));

export interface AskExtensionInput {
	assignmentId: string;
	dueOn: Temporal.PlainDate;
	reason: string;
}

/** Whoever owes it asks for more time, with the reason. One request at a time (`assignments.asked`). */
export async function askExtension(tx: Tx, actor: Actor, input: AskExtensionInput): Promise<void> {
	const { assignment } = await openFor(tx, actor, input.assignmentId, 'ask_extension', 'ask_extension');
	const at = now();
	const fault = dateFault(await loadCalendar(tx), input.dueOn, dayOf(at), assignment.dueOn);
	if (fault !== undefined) throw invalid('dueOn', `assignments.${fault}`);
	checkWhole(assignment, input.dueOn);
	await tx
		.insertInto('assignment_extension')
		.values({
			id: newId(),
			assignment_id: assignment.id,
			asked_by: staffId(actor),
			asked_at: at,
			reason: input.reason,
			new_due_on: input.dueOn
		})
		.execute();
	await acknowledged(tx, actor, assignment, at);
	await tell(tx, actor, assignment.id, 'extension_asked', at, { to: input.dueOn.toString(), reason: input.reason });
}

export interface DecideExtensionInput {
	assignmentId: string;
	approve: boolean;
	/** Needed to refuse (`assignments.reason`). */
	reason?: string;
}

/**
 * The issuing side decides on the open request. What takes its date from a room's subject (an appeal) is extended
 * there, by that room's rule: approving it here is refused (`assignments.extend_in_room`).
 */
export async function decideExtension(tx: Tx, actor: Actor, input: DecideExtensionInput): Promise<void> {
	const { assignment } = await openFor(tx, actor, input.assignmentId, 'judge', 'decide_extension');
	if (!input.approve && (input.reason ?? '') === '') throw invalid('reason', 'assignments.reason');
	if (input.approve && assignment.ofRoom) throw conflict('assignments.extend_in_room');
	const asked = await tx
		.selectFrom('assignment_extension')
		.select('new_due_on')
		.where('assignment_id', '=', assignment.id)
		.where('decision', 'is', null)
		.executeTakeFirst();
	if (asked === undefined) throw conflict('assignments.not_asked');
	if (input.approve) checkWhole(assignment, asked.new_due_on);
	const at = now();
	await endExtension(tx, actor, assignment.id, input.approve ? 'approved' : 'refused', at, input.reason ?? null);
	const dates = { from: assignment.dueOn.toString(), to: asked.new_due_on.toString() };
	if (input.approve) {
		await updateAssignment(tx, assignment.id, { due_on: asked.new_due_on });
		await tell(tx, actor, assignment.id, 'extended', at, dates);
	} else {
		await tell(tx, actor, assignment.id, 'extension_refused', at, { reason: input.reason, ...dates });
	}
}

/** A part is never due after the whole: whoever needs more time asks above first. */
function checkWhole(assignment: OpenedAssignment, dueOn: Temporal.PlainDate, parts: readonly Temporal.PlainDate[] = []): void {
	const fault = partFault(dueOn, { whole: assignment.whole?.dueOn, parts });
	if (fault !== undefined) throw invalid('dueOn', `assignments.${fault}`);
}

export interface MoveInput {
	assignmentId: string;
	dueOn: Temporal.PlainDate;
	reason: string;
}

/**
 * Moves the due date, either way. The date first given stays. An open request for at most this date is thereby
 * approved. A room's own subject brings its own date; else the date must be a working day not in the past.
 */
export async function moveDueDate(tx: Tx, actor: Actor, input: MoveInput): Promise<void> {
	const { assignment } = await openFor(tx, actor, input.assignmentId, 'govern', 'move');
	if (assignment.dueOn.equals(input.dueOn)) return;
	const at = now();
	if (!assignment.ofRoom) {
		const fault = dateFault(await loadCalendar(tx), input.dueOn, dayOf(at));
		if (fault !== undefined) throw invalid('dueOn', `assignments.${fault}`);
		const parts = (await openChildren(tx, assignment.id)).map((part) => part.dueOn);
		checkWhole(assignment, input.dueOn, parts);
	}
	const asked = await tx
		.selectFrom('assignment_extension')
		.select('id')
		.where('assignment_id', '=', assignment.id)
		.where('decision', 'is', null)
		.where('new_due_on', '<=', input.dueOn)
		.executeTakeFirst();
	if (asked !== undefined) await endExtension(tx, actor, assignment.id, 'approved', at, input.reason);
	await updateAssignment(tx, assignment.id, { due_on: input.dueOn });
	await tell(tx, actor, assignment.id, 'due_moved', at, {
		from: assignment.dueOn.toString(),
		to: input.dueOn.toString(),
		reason: input.reason
	});
}
