import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { openFor } from '../access.ts';
import { acknowledged } from '../acknowledged.ts';
import { checkPerson } from '../people.ts';
import { tell, updateAssignment } from '../update.ts';

export interface ReassignInput {
	assignmentId: string;
	/** Default: the unit stays. */
	unitId?: string;
	/** Left out: nobody in particular, the unit owes it. */
	personId?: string;
}

/**
 * Gives the assignment to another unit or person. Work starts anew for them: a report that was waiting stays on
 * record, and the due date stays as it is. To the same unit and person it changes nothing.
 */
export async function reassign(tx: Tx, actor: Actor, input: ReassignInput): Promise<void> {
	const { assignment, to } = await openFor(tx, actor, input.assignmentId, 'reassign', 'reassign');
	const unitId = input.unitId ?? assignment.unitId;
	const personId = input.personId ?? null;
	if (unitId === assignment.unitId && personId === assignment.personId) return;
	if (unitId !== assignment.unitId && (await unitById(asReader(tx), unitId))?.open !== true) throw invalid('unitId', 'assignments.unit');
	if (personId !== null) await checkPerson(tx, actor, unitId, personId, assignment.origin);
	const at = now();
	// Another unit has yet to read it.
	const known = unitId === assignment.unitId ? {} : { acknowledged_at: null, acknowledged_by: null };
	await updateAssignment(tx, assignment.id, { state: to, unit_id: unitId, person_id: personId, reported_at: null, ...known });
	if (unitId === assignment.unitId) await acknowledged(tx, actor, assignment, at);
	// Co-executors are colleagues of the one who had it; the new one's person is no helper of their own.
	if (unitId !== assignment.unitId) await tx.deleteFrom('assignment_helper').where('assignment_id', '=', assignment.id).execute();
	else if (personId !== null) {
		await tx.deleteFrom('assignment_helper').where('assignment_id', '=', assignment.id).where('person_id', '=', personId).execute();
	}
	await tell(tx, actor, assignment.id, 'reassigned', at, {
		from: { unit: assignment.unitId, person: assignment.personId },
		to: { unit: unitId, person: personId }
	});
}
