import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import { journal } from '#platform/journal/index.ts';
import { lockAppeal, updateAppeal } from '#modules/appeals/server/index.ts';
import { tell } from '../tell.ts';
import { causeOf } from '../whom.ts';

/**
 * The term passed without a decision: the applicant is told what that means here, by the ground in force, and that they may
 * complain at once. Once for each term; told twice, it changes nothing.
 */
export async function tellSilence(tx: Tx, appealId: string): Promise<void> {
	const appeal = await lockAppeal(tx, appealId);
	const cause = await causeOf(asReader(tx), appeal);
	if (cause?.silence === undefined) return;
	const { silence, review } = cause;
	const at = now();
	const told = await tx
		.insertInto('silence_told')
		.values({ appeal_id: appealId, due_on: appeal.dueOn, at })
		.onConflict((c) => c.doNothing())
		.returning('appeal_id')
		.executeTakeFirst();
	if (told === undefined || Temporal.PlainDate.compare(appeal.dueOn, dayOf(at)) >= 0) return;
	await updateAppeal(tx, appealId, {});
	const actor = { kind: 'system', job: 'procedure.silence' } as const;
	const data = { due: appeal.dueOn.toString(), ground: silence.id };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.silent', seenBy: 'applicant', at, data });
	await tell(tx, appealId, 'silent', (lang) => ({
		due: formatDate(lang, appeal.dueOn),
		meaning: silence.name[lang],
		article: silence.source[lang],
		review: review?.name[lang] ?? ''
	}));
}
