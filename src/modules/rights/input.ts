/** What each act takes: shared by forms and API. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { FIELDS, isBin, needsRestored, RIGHT_OUTCOMES } from './rules.ts';

const absent = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());
// NUL cannot be stored in PostgreSQL, and other control characters have no place in a text.
const text = (max: number) =>
	z
		.string()
		.transform((s) => s.replace(/[^\P{Cc}\t\n\r]/gu, '').trim())
		.pipe(z.string().max(max, 'too_long'));
const code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'choice');
const bin = z
	.string()
	.transform((s) => s.replace(/\s/g, ''))
	.refine(isBin, 'rights.bin');

/** What is said of a violated right; nothing of it is ever required. */
const said = {
	profession: optional(code),
	/** Whether the applicant is a member of the organisation. */
	isMember: optional(z.enum(['yes', 'no'], 'choice')),
	employer: optional(text(200)),
	bin: optional(bin),
	violatedRight: optional(code)
};

/** What an applicant, or an operator for them, says with the appeal itself. */
export const saidInput = z.object(said);
export type Said = z.output<typeof saidInput>;

/** The names of its fields, for forms that hold others beside. */
export const SAID_FIELDS = Object.keys(said) as (keyof Said)[];

/** What the office lays: the same, and a legal ground of its own. */
export const factsInput = z
	.object({ ...said, ground: optional(text(500)) })
	.refine((f) => [f.profession, f.employer, f.bin, f.violatedRight].some((one) => one !== undefined), {
		path: ['violatedRight'],
		message: 'rights.nothing'
	});
export type FactsInput = z.output<typeof factsInput>;

export const outcomeInput = z
	.object({ outcome: z.enum(RIGHT_OUTCOMES, 'outcome'), outcomeOn: z.iso.date('date'), restored: optional(text(2_000)) })
	.refine((o) => !needsRestored(o.outcome) || (o.restored ?? '').length >= 5, { path: ['restored'], message: 'rights.restored' });
export type OutcomeInput = z.output<typeof outcomeInput>;

const reason = text(500).pipe(z.string().min(5, 'reason'));
export const reasonInput = z.object({ reason });

export const employerInput = z.object({
	name: text(200).pipe(z.string().min(3, 'required')),
	bin: optional(bin),
	field: optional(z.enum(FIELDS, 'choice')),
	/** KATO code of where it is. */
	territory: optional(
		z
			.string()
			.trim()
			.regex(/^\d{9}$/, 'territory')
	),
	/** Code of the same organisation in the register of bodies. */
	body: optional(z.string().trim().toUpperCase().max(20))
});
export type EmployerInput = z.output<typeof employerInput>;

/** The row that was there twice goes into the one that stays. */
export const mergeInput = z.object({ into: z.guid('rights.employer'), reason });
