/** What each act of this room takes. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { day, optional, text } from '#platform/fields.ts';
import { ANSWERS, fieldsOf, type Answer } from './rules.ts';

export interface LookInput {
	answers: { question: string; answer: Answer; remark: string | undefined }[];
}

/** An answer to each of these questions, with words to whatever is not a yes. */
export const lookInput = (questions: readonly string[]) =>
	z
		.object({
			...Object.fromEntries(questions.map((one) => [fieldsOf(one).answer, z.enum(ANSWERS, 'control.answer')])),
			...Object.fromEntries(questions.map((one) => [fieldsOf(one).remark, optional(text(5, 1_000))]))
		})
		.superRefine((given: Record<string, unknown>, context) => {
			for (const one of questions) {
				const { answer, remark } = fieldsOf(one);
				if (given[answer] !== 'yes' && given[remark] === undefined)
					context.addIssue({ code: 'custom', path: [remark], message: 'control.remark' });
			}
		})
		.transform((given: Record<string, unknown>): LookInput => {
			const answers = questions.map((question) => {
				const { answer, remark } = fieldsOf(question);
				return { question, answer: given[answer] as Answer, remark: given[remark] as string | undefined };
			});
			return { answers };
		});

export const declineInput = z.object({ reason: text(5, 500) });
export const replyInput = z.object({ reply: text(5, 2_000) });
export const mendInput = z.object({ dueOn: day });

const count = (most: number) =>
	z.coerce.number('control.number').int('control.number').min(0, 'control.number').max(most, 'control.number');
/** An edition of the rule, from a day to come. */
export const controlRuleInput = z.object({
	share: count(100),
	least: count(1_000),
	/** Code of the unit whose people look; empty: auditors of every unit. */
	group: optional(text(1, 40)),
	validFrom: day,
	source: text(5, 500),
	reason: text(5, 500)
});
export type ControlRuleInput = z.output<typeof controlRuleInput>;
