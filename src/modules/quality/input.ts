/** What each act of this room takes. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { absent, day, optional, text } from '#platform/fields.ts';
import { AFTER, needsNote, REVIEWS } from './rules/review.ts';
import { ANSWERS, CALLS, fieldsOf, type Call, type RubricAnswer } from './rules/rubric.ts';

export const reviewInput = z
	.object({
		verdict: z.enum(REVIEWS, 'quality.verdict'),
		note: optional(text(5, 2_000)),
		after: z.preprocess(absent, z.enum(AFTER, 'choice').default('note'))
	})
	.superRefine(({ verdict, note, after }, context) => {
		if (needsNote(verdict) && note === undefined) context.addIssue({ code: 'custom', path: ['note'], message: 'quality.note' });
		if (after === 'return' && verdict !== 'formal') context.addIssue({ code: 'custom', path: ['after'], message: 'quality.return_formal' });
	});
export type ReviewInput = z.output<typeof reviewInput>;

export const replyInput = z.object({ reply: text(5, 2_000) });

export const declineInput = z.object({ reason: text(5, 500) });

/** A filled rubric: an answer to each of these questions, with words to each "no", and what the applicant said. */
export const recheckInput = (criteria: readonly string[]) =>
	z
		.object({
			...Object.fromEntries(criteria.map((one) => [fieldsOf(one).answer, z.enum(ANSWERS, 'quality.answer')])),
			...Object.fromEntries(criteria.map((one) => [fieldsOf(one).comment, optional(text(5, 1_000))])),
			called: z.enum(CALLS, 'quality.called'),
			said: optional(text(5, 2_000))
		})
		.superRefine((given: Record<string, unknown>, context) => {
			for (const one of criteria) {
				const { answer, comment } = fieldsOf(one);
				if (given[answer] === 'no' && given[comment] === undefined)
					context.addIssue({ code: 'custom', path: [comment], message: 'quality.comment' });
			}
			if (given.called === 'reached' && given.said === undefined)
				context.addIssue({ code: 'custom', path: ['said'], message: 'quality.said' });
		})
		.transform((given: Record<string, unknown>): RecheckInput => {
			const answers = criteria.map((criterion) => {
				const { answer, comment } = fieldsOf(criterion);
				return { criterion, answer: given[answer] as RubricAnswer, comment: given[comment] as string | undefined };
			});
			return { answers, called: given.called as Call, said: given.said as string | undefined };
		});

export interface RecheckInput {
	answers: { criterion: string; answer: RubricAnswer; comment: string | undefined }[];
	called: Call;
	said: string | undefined;
}

/** A rule of how many closed cases are checked again: a share or a number, whichever `how` says. */
export const recheckRuleInput = z
	.object({
		/** Empty: every kind. */
		kind: z
			.string()
			.default('')
			.transform((kind) => (kind === '' ? null : kind)),
		how: z.enum(['share', 'number'], 'choice'),
		amount: z.coerce.number('quality.amount').int('quality.amount').min(1, 'quality.amount').max(1_000, 'quality.amount'),
		validFrom: day,
		source: text(5, 500)
	})
	.refine(({ how, amount }) => how === 'number' || amount <= 100, { path: ['amount'], message: 'quality.amount_share' });
export type RecheckRuleInput = z.output<typeof recheckRuleInput>;

export const endRecheckRuleInput = z.object({ id: z.guid('choice') });
