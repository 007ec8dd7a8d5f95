/** What each act of this room takes. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { AFTER, needsNote, REVIEWS } from './rules/review.ts';

const absent = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());
const clean = z.string('required').transform((s) => s.replace(/[^\P{Cc}\t\n\r]/gu, '').trim());
const text = (max: number) => clean.pipe(z.string().min(5, 'too_short').max(max, 'too_long'));

export const reviewInput = z
	.object({
		verdict: z.enum(REVIEWS, 'quality.verdict'),
		note: optional(text(2_000)),
		after: z.preprocess(absent, z.enum(AFTER, 'choice').default('note'))
	})
	.superRefine(({ verdict, note, after }, context) => {
		if (needsNote(verdict) && note === undefined) context.addIssue({ code: 'custom', path: ['note'], message: 'quality.note' });
		if (after === 'return' && verdict !== 'formal') context.addIssue({ code: 'custom', path: ['after'], message: 'quality.return_formal' });
	});
export type ReviewInput = z.output<typeof reviewInput>;

export const replyInput = z.object({ reply: text(2_000) });
