/** What each act takes: shared by forms and API. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { day, optional, text, upTo } from '#platform/fields.ts';
import { EVIDENCE, FIELDS, isBin, needsRestored, RIGHT_OUTCOMES, SAID } from './rules.ts';
import { MATCHES } from './rules/alike.ts';

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
	employer: optional(upTo(200)),
	bin: optional(bin),
	violatedRight: optional(code)
} satisfies Record<(typeof SAID)[number], z.ZodType>;

/** What an applicant, or an operator for them, says with the appeal itself. */
export const saidInput = z.object(said);
export type Said = z.output<typeof saidInput>;

/** Where an appeal keeps it until it is sent. */
export const BESIDE = 'rights';

/** What was said, as a draft of an appeal keeps it beside its own answers. */
export function toBeside(input: Said): Record<string, string> {
	return Object.fromEntries(SAID.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]])));
}

/** Whether it says anything of a right; to be a member or not alone says nothing. */
export function makesCase({ profession, employer, bin, violatedRight }: Said): boolean {
	return [profession, employer, bin, violatedRight].some((one) => one !== undefined);
}

/** What the office lays: the same, and a legal ground of its own. */
export const factsInput = z
	.object({ ...said, ground: optional(upTo(500)) })
	.refine(makesCase, { path: ['violatedRight'], message: 'rights.nothing' });
export type FactsInput = z.output<typeof factsInput>;

export const outcomeInput = z
	.object({ outcome: z.enum(RIGHT_OUTCOMES, 'outcome'), outcomeOn: z.iso.date('date'), restored: optional(upTo(2_000)) })
	.refine((o) => !needsRestored(o.outcome) || (o.restored ?? '').length >= 5, { path: ['restored'], message: 'rights.restored' });
export type OutcomeInput = z.output<typeof outcomeInput>;

const reason = upTo(500).pipe(z.string().min(5, 'reason'));
export const reasonInput = z.object({ reason });

export const employerInput = z.object({
	name: upTo(200).pipe(z.string().min(3, 'required')),
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

export const noteInput = z.object({ text: text(5, 5_000) });
export const takeOutInput = z.object({ appealId: z.guid('choice'), reason });
export const closeInput = z.object({ outcome: z.enum(RIGHT_OUTCOMES, 'outcome'), ending: text(20, 5_000) });

const name = text(1, 150);
const ground = text(1, 500);
/** What each list's form takes: by date, with whoever said so and why. */
const dated = { validFrom: day, source: upTo(300).pipe(z.string().min(3, 'required')), reason };
const listed = {
	code: z
		.string()
		.trim()
		.pipe(z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'rights.code')),
	nameKk: name,
	nameRu: name,
	nameEn: name
};

export const professionInput = z.object({ ...listed, ...dated, field: z.enum(FIELDS, 'choice') });
export type ProfessionInput = z.output<typeof professionInput>;
export const rightInput = z.object({
	...listed,
	...dated,
	groundKk: ground,
	groundRu: ground,
	groundEn: ground,
	evidence: z.enum(EVIDENCE, 'choice')
});
export type RightInput = z.output<typeof rightInput>;
const wish = {
	match: z.enum(MATCHES, 'choice'),
	n: z.coerce.number('number').int('number').min(2, 'rights.n').max(1_000, 'rights.n'),
	days: z.coerce.number('number').int('number').min(1, 'rights.days').max(730, 'rights.days')
};
export const alikeWishInput = z.object(wish);
export const alikeRuleInput = z.object({ ...wish, ...dated });
export type AlikeRuleInput = z.output<typeof alikeRuleInput>;
export const retireInput = z.object({ key: text(1, 40), validTo: day, retireReason: reason });
export type RetireInput = z.output<typeof retireInput>;
