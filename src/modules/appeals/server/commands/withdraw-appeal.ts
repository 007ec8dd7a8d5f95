import type { z } from 'zod';
import { meetDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { cancelAssignment } from '#modules/assignments/server/index.ts';
import type { withdrawInput } from '../../input.ts';
import { isOpen } from '../../rules.ts';
import { openFor } from '../access.ts';
import { tellTurn } from '../tell.ts';
import { DECISION_RULES } from '../terms.ts';
import { openAssignment, updateAppeal } from '../update.ts';
import { leaveRoot, lockRoot, releaseMembers } from './merge-appeal.ts';

/** The applicant takes the appeal back; what was done so far stays on record. Others whose appeals went into it go on alone. */
export async function withdrawAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof withdrawInput>): Promise<void> {
	const root = await lockRoot(tx, id);
	const { appeal, to } = await openFor(tx, actor, id, 'speak_as_applicant', 'withdraw');
	if (root !== undefined && !isOpen(root.state)) throw conflict('appeals.not_now', { state: root.state });
	const at = now();
	if (root !== undefined) await leaveRoot(tx, actor, appeal, at);
	await updateAppeal(tx, id, { state: to, closed_at: at });
	for (const rule of [...DECISION_RULES, 'register']) await meetDeadline(tx, { kind: 'appeal', id }, rule, at);
	const assignmentId = await openAssignment(tx, id);
	if (assignmentId !== undefined)
		await cancelAssignment(tx, { kind: 'system', job: 'appeals.withdraw' }, { assignmentId, reason: 'withdrawn' });
	await journal(tx, {
		subject: { kind: 'appeal', id },
		actor,
		act: 'appeal.withdrawn',
		seenBy: 'applicant',
		at,
		data: input.reason === undefined ? {} : { reason: input.reason }
	});
	await releaseMembers(tx, appeal);
	await tellTurn(tx, id, 'withdrawn');
}
