/** What the acts on an appeal's questions take. */
import { z } from 'zod';
import { OUTCOMES } from '#modules/appeals/rules.ts';

const absent = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());
const text = (max: number) => z.string().trim().max(max, 'too_long');

export const questionInput = z.object({
	text: text(5_000).pipe(z.string().min(10, 'too_short')),
	themeId: optional(z.guid('choice')),
	unitId: optional(z.guid('unit')),
	dueOn: optional(z.iso.date('date'))
});
export const whichInput = z.object({ questionId: z.guid('choice') });
export const answerInput = whichInput.extend({ outcome: z.enum(OUTCOMES, 'outcome'), answer: optional(text(2_000)) });
