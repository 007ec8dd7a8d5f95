/** What each act of the procedure takes: shared by forms and API. Messages are codes; their words are in messages/. */
import { z } from 'zod';

const absent = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());
// NUL cannot be stored in PostgreSQL, and other control characters have no place in a text.
const clean = z.string('required').transform((s) => s.replace(/[^\P{Cc}\t\n\r]/gu, '').trim());
const text = (min: number, max: number) => clean.pipe(z.string().min(min, 'too_short').max(max, 'too_long'));
const day = z.iso.date('date').transform((iso) => Temporal.PlainDate.from(iso));

/** Several ticked boxes of a form (joined by commas), or a list of the API. */
const grounds = z.preprocess(
	(value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : (value ?? [])),
	z.array(z.string().max(60)).min(1, 'procedure.grounds').max(20)
);

export const askCorrectionInput = z.object({ grounds, text: text(5, 3_000), dueOn: day });
export type AskCorrection = z.output<typeof askCorrectionInput>;
/** The applicant's answer; with files it needs no words. */
export const correctInput = z.object({ text: optional(text(2, 10_000)) });
/** The same brought to the desk on paper or told by telephone: whoever takes it writes it down. */
export const recordCorrectionInput = z.object({ text: text(2, 10_000) });
