import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { appealForApplicant } from '#modules/appeals/server/index.ts';
import type { voiceInput } from '../../input.ts';
import { monthOf } from '../../rules.ts';

onConstraint('problem_voice_pkey', () => conflict('problems.spoken'));

/**
 * An applicant of a member appeal says that the problem is still there, or gone; once in a month. Nothing of it goes into
 * the journal: who said what stays between the two. Throws not_found, conflict `problems.spoken`.
 */
export async function speak(tx: Tx, actor: Actor, number: string, input: z.output<typeof voiceInput>): Promise<void> {
	const appeal = await appealForApplicant(asReader(tx), actor, number);
	const member = found(
		await tx
			.selectFrom('problem_appeal as m')
			.innerJoin('problem as p', 'p.id', 'm.problem_id')
			.select('p.id')
			.where('m.appeal_id', '=', appeal.id)
			.where('p.public', '=', true)
			.executeTakeFirst()
	);
	const at = now();
	const month = monthOf(dayOf(at));
	await tx.insertInto('problem_voice').values({ problem_id: member.id, appeal_id: appeal.id, month, voice: input.voice, at }).execute();
}
