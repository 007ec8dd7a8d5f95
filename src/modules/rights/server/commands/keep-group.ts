import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import { actorId, type Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { z } from 'zod';
import { appealForStaff } from '#modules/appeals/server/index.ts';
import { acceptAssignment, assignmentsOf } from '#modules/assignments/server/index.ts';
import type { closeInput, noteInput, takeOutInput } from '../../input.ts';
import { groupById, type GroupRow } from '../groups.ts';
import { canGroup, type GroupAction } from '../policy.ts';

const SYSTEM = { kind: 'system', job: 'rights.group' } as const;

/** Locks an open group case for an act. Throws not_found when it is not theirs to read, forbidden, conflict when it is closed. */
async function open(tx: Tx, actor: Staff, id: string, action: GroupAction): Promise<GroupRow> {
	await tx.selectFrom('group_case').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
	const group = found(await groupById(tx, id));
	if (!canGroup(actor, 'read', group.unitPath)) throw notFound();
	if (!canGroup(actor, action, group.unitPath)) throw forbidden();
	if (group.closedAt !== null) throw conflict('rights.group_closed');
	return group;
}

/** Writes down what was done. Throws not_found, forbidden, conflict. */
export async function noteGroup(tx: Tx, actor: Staff, id: string, input: z.output<typeof noteInput>): Promise<void> {
	await open(tx, actor, id, 'work');
	const at = now();
	const noteId = newId();
	await tx
		.insertInto('group_case_note')
		.values({ id: noteId, group_id: id, text: input.text, by_id: actorId(actor), at })
		.execute();
	await tx.updateTable('group_case').set({ changed_at: at }).where('id', '=', id).execute();
	await journal(tx, { subject: { kind: 'group_case', id }, actor, act: 'group.noted', seenBy: 'staff', at, data: { note: noteId } });
}

/** Takes an appeal out that does not belong; no rule puts it back. Throws not_found, forbidden, conflict. */
export async function takeOutOfGroup(tx: Tx, actor: Staff, id: string, input: z.output<typeof takeOutInput>): Promise<void> {
	await open(tx, actor, id, 'work');
	await appealForStaff(asReader(tx), actor, input.appealId);
	const at = now();
	const gone = await tx
		.updateTable('group_case_appeal')
		.set({ left_at: at, left_by: actorId(actor), left_reason: input.reason })
		.where('group_id', '=', id)
		.where('appeal_id', '=', input.appealId)
		.where('left_at', 'is', null)
		.returning('appeal_id')
		.executeTakeFirst();
	found(gone);
	const [here, there] = [{ appeal: input.appealId }, { group: id, reason: input.reason }];
	await journal(tx, { subject: { kind: 'group_case', id }, actor, act: 'group.left', seenBy: 'staff', at, data: here });
	await journal(tx, { subject: { kind: 'appeal', id: input.appealId }, actor, act: 'appeal.group_left', seenBy: 'staff', at, data: there });
}

/** Says how it ended; what its unit owes is done with it. Its appeals each keep their own answer. Throws not_found, forbidden, conflict. */
export async function closeGroup(tx: Tx, actor: Staff, id: string, input: z.output<typeof closeInput>): Promise<void> {
	await open(tx, actor, id, 'close');
	const at = now();
	await tx
		.updateTable('group_case')
		.set({ outcome: input.outcome, ending: input.ending, closed_by: actorId(actor), closed_at: at, changed_at: at })
		.where('id', '=', id)
		.execute();
	const data = { outcome: input.outcome };
	await journal(tx, { subject: { kind: 'group_case', id }, actor, act: 'group.closed', seenBy: 'staff', at, data });
	for (const one of await assignmentsOf(tx, { kind: 'group_case', id }))
		if (one.closedAt === null) await acceptAssignment(tx, SYSTEM, { assignmentId: one.id });
}
