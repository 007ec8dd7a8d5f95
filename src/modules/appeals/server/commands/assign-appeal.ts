import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { issueAssignment, reassign } from '#modules/assignments/server/index.ts';
import { staffOf, unitById } from '#modules/organisation/server/index.ts';
import type { assignInput } from '../../input.ts';
import { openFor, type LockedAppeal } from '../access.ts';
import { withMembers } from '../family.ts';
import { notice } from '../notices.ts';
import { nameReaders } from '../readers.ts';
import { openAssignment, updateAppeal } from '../update.ts';
import { keptOut } from '../visible.ts';

/**
 * Routes an appeal to a unit and, if named, an executor in it; the work becomes an assignment with the appeal's
 * due date. Done again, it moves the same assignment to the new unit or person.
 */
export async function assignAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof assignInput>): Promise<void> {
	const { appeal, to } = await openFor(tx, actor, id, 'assign', 'assign');
	const unit = await unitById(asReader(tx), input.unitId);
	if (unit === undefined) throw invalid('unitId', 'unit');
	if (input.executorId !== undefined) await checkExecutor(tx, actor, appeal, unit.id, input.executorId);
	const current = await openAssignment(tx, id);
	if (current === undefined) {
		await issueAssignment(tx, actor, {
			subject: { kind: 'appeal', id },
			text: input.note ?? appeal.number,
			unitId: unit.id,
			...(input.executorId === undefined ? {} : { personId: input.executorId }),
			dueOn: appeal.dueOn,
			issuerUnitId: appeal.unitId
		});
	} else {
		await reassign(tx, actor, {
			assignmentId: current,
			unitId: unit.id,
			...(input.executorId === undefined ? {} : { personId: input.executorId })
		});
	}
	await updateAppeal(tx, id, { state: to, unit_id: unit.id, executor_id: input.executorId ?? null });
	await journal(tx, {
		subject: { kind: 'appeal', id },
		actor,
		act: 'appeal.assigned',
		seenBy: 'applicant',
		at: now(),
		data: { unit: unit.id, from: appeal.unitId, executor: input.executorId ?? null, ...(input.note === undefined ? {} : { hasNote: true }) }
	});
	if (unit.id !== appeal.unitId || appeal.state === 'registered') await notice(tx, id, 'assigned');
}

/** The executor works in the unit and is not whom the appeal complains of; of a sensitive one they become a reader. */
async function checkExecutor(tx: Tx, actor: Actor, appeal: LockedAppeal, unitId: string, personId: string): Promise<void> {
	const staff = await staffOf(asReader(tx), unitId, ['executor', 'head', 'branch_head', 'aide']);
	if (!staff.some((person) => person.personId === personId)) throw invalid('executorId', 'person');
	const why = (await keptOut(tx, appeal.guard, [personId])).get(personId);
	if (why === 'conflict') throw invalid('executorId', 'appeals.conflict_of_interest');
	if (why !== 'sensitive') return;
	for (const id of await withMembers(tx, [appeal.id])) await nameReaders(tx, actor, id, [personId]);
}
