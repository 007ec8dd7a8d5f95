/** What each act on a programme and its promises takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { absent, boxes, day, optional, text, upTo } from '#platform/fields.ts';
import { filledTexts } from '#modules/organisation/rules.ts';
import { EVIDENCE_KINDS, VERDICTS } from './rules.ts';

const title = upTo(200).default('');

/** KATO code of a place. */
export const territory = z
	.string('promises.territory')
	.trim()
	.regex(/^\d{9}$/, 'promises.territory');

/** Of whom, for where, for which years, and how the list was made from it. */
export const programmeInput = z
	.object({
		unitId: z.guid('choose'),
		territory,
		termFrom: day,
		termTo: day,
		selection: text(20, 2_000),
		titleKk: title,
		titleRu: title,
		titleEn: title
	})
	.transform(({ titleKk, titleRu, titleEn, ...rest }, context) => {
		const filled = filledTexts({ kk: titleKk, ru: titleRu, en: titleEn });
		if (filled === undefined) context.addIssue({ code: 'custom', path: ['titleKk'], message: 'required' });
		if (Temporal.PlainDate.compare(rest.termFrom, rest.termTo) >= 0)
			context.addIssue({ code: 'custom', path: ['termTo'], message: 'promises.ends' });
		return filled === undefined ? z.NEVER : { ...rest, title: filled };
	});
export type ProgrammeInput = z.output<typeof programmeInput>;

/** A number as people write it: "1 200,5". */
const amount = z.preprocess((typed) => {
	const value = absent(typed);
	return typeof value === 'string' ? value.replace(/[\s\u00a0]/g, '').replace(',', '.') : value;
}, z.coerce.number('promises.number').finite('promises.number').optional());

export const url = z.url({ protocol: /^https?$/, error: 'promises.url' }).max(500, 'too_long');

const promiseFields = z.object({
	/** Word for word. */
	quote: text(10, 2_000),
	language: z.enum(['kk', 'ru', 'en'], 'choose'),
	page: optional(text(1, 50)),
	saidOn: optional(day),
	speaker: optional(text(2, 200)),
	url: optional(url),
	territory,
	/** A theme's code. */
	theme: z.string('choose').trim().min(1, 'choose'),
	criterion: text(10, 1_000),
	measure: optional(text(1, 60)),
	baseline: amount,
	target: amount,
	dueOn: day,
	/** The code of the unit that answers for it. */
	unit: z.string('choose').trim().min(1, 'choose'),
	/** The mail address of who answers for it there. */
	person: optional(z.string().trim().toLowerCase()),
	budget: amount.pipe(z.number().positive('promises.number').optional())
});

/** An indicator is whole or not there: in what, from what, to what. */
function checkIndicator(one: Pick<z.output<typeof promiseFields>, 'measure' | 'baseline' | 'target'>, context: z.RefinementCtx): void {
	const parts = { measure: one.measure, baseline: one.baseline, target: one.target };
	const missing = Object.entries(parts).filter(([, value]) => value === undefined);
	if (missing.length > 0 && missing.length < 3)
		for (const [name] of missing) context.addIssue({ code: 'custom', path: [name], message: 'promises.indicator' });
	if (one.baseline !== undefined && one.baseline === one.target)
		context.addIssue({ code: 'custom', path: ['target'], message: 'promises.same' });
}

/** An indicator alone: what is wrong with it is told also beside other faults of a line. */
export const indicatorInput = promiseFields.pick({ measure: true, baseline: true, target: true }).superRefine(checkIndicator);

export const promiseInput = promiseFields.superRefine(checkIndicator);
export type PromiseInput = z.output<typeof promiseInput>;

/** To a list that is public one is added with a reason. */
export const addPromiseInput = promiseFields.extend({ reason: optional(text(10, 500)) }).superRefine(checkIndicator);
export const importInput = z.object({ how: z.enum(['check', 'take'], 'choose'), reason: optional(text(10, 500)) });

/** A promise that was published is corrected with a reason, which everybody reads. */
export const correctInput = promiseFields.extend({ reason: text(10, 500) }).superRefine(checkIndicator);
export type CorrectInput = z.output<typeof correctInput>;

export const milestoneInput = z.object({ milestone: text(5, 500), milestoneDue: day });
export type MilestoneInput = z.output<typeof milestoneInput>;

const time = optional(
	z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'promises.time')
		.transform((typed) => Temporal.PlainTime.from(typed))
);

/** What shows that something was done; with a value it is a reading of the indicator. */
export const evidenceInput = z
	.object({
		kind: z.enum(EVIDENCE_KINDS, 'choose'),
		evidence: text(3, 300),
		onDay: day,
		atTime: time,
		place: optional(text(3, 300)),
		link: optional(url),
		contract: optional(text(1, 100)),
		milestoneId: optional(z.guid('choose')),
		value: amount
	})
	.transform((one, context) => {
		const needs = { document: [], photo: ['place', 'atTime'], link: ['link'], contract: ['contract'] } as const;
		for (const name of needs[one.kind])
			if (one[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'required' });
		const of = <T>(kind: (typeof EVIDENCE_KINDS)[number], value: T) => (one.kind === kind ? value : undefined);
		return {
			kind: one.kind,
			title: one.evidence,
			onDay: one.onDay,
			milestoneId: one.milestoneId,
			value: one.value,
			atTime: of('photo', one.atTime),
			place: of('photo', one.place),
			url: of('link', one.link),
			contract: of('contract', one.contract)
		};
	});
export type EvidenceInput = z.output<typeof evidenceInput>;

export const verdictInput = z.object({
	verdict: z.enum(VERDICTS, 'choose'),
	doneOn: optional(day),
	verdictReason: text(20, 2_000),
	evidenceIds: boxes(z.array(z.guid('choose')).min(1, 'promises.no_evidence').max(50))
});
export type VerdictInput = z.output<typeof verdictInput>;
