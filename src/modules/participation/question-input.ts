/** What the acts on a question take. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { day, email, optional, text } from '#platform/fields.ts';
import { recordingSecond, REFUSALS } from './rules/questions.ts';

/** A question; the name is read by all, the mail by nobody. */
export const askInput = z.object({
	key: z.string('invalid').regex(/^[\w-]{43}$/, 'invalid'),
	text: text(10, 1_000),
	name: optional(text(1, 60)),
	email: optional(email)
});
export type AskInput = z.output<typeof askInput>;

export const questionInput = z.object({ questionId: z.guid('choose') });
export const voiceInput = questionInput.extend({ voice: z.enum(['give', 'take'], 'choose') });

const second = z.string().transform((typed, context) => {
	const found = recordingSecond(typed);
	if (found === undefined) context.addIssue({ code: 'custom', message: 'participation.second' });
	return found ?? z.NEVER;
});

export const answerInput = questionInput
	.extend({ answer: optional(text(3, 5_000)), second: optional(second) })
	.refine((said) => said.answer !== undefined || said.second !== undefined, { path: ['answer'], message: 'participation.answer' });
export type AnswerInput = z.output<typeof answerInput>;

export const oweInput = questionInput.extend({ unitId: z.guid('choose'), dueOn: day });
export type OweInput = z.output<typeof oweInput>;

export const refuseInput = questionInput.extend({ refusal: z.enum(REFUSALS, 'choose'), words: text(5, 1_000) });
export type RefuseInput = z.output<typeof refuseInput>;
