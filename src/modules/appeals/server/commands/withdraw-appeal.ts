import type { z } from 'zod';
import { meetDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { cancelAssignment } from '#modules/assignments/server/index.ts';
import type { withdrawInput } from '../../input.ts';
import { openFor } from '../access.ts';
import { notice } from '../notices.ts';
import { DECISION_RULES } from '../terms.ts';
import { openAssignment, updateAppeal } from '../update.ts';

/** The applicant takes the appeal back; what was done so far stays on record. */
export async function withdrawAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof withdrawInput>): Promise<void> {
	const { to } = await openFor(tx, actor, id, 'speak_as_applicant', 'withdraw');
	const at = now();
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
	await notice(tx, id, 'withdrawn');
}
