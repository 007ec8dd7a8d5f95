/** What each act on a report takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { day, text, upTo } from '#platform/fields.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { SECTIONS, type Section, type Words } from './rules.ts';

const period = { periodFrom: day, periodTo: day };
const inOrder = ({ periodFrom, periodTo }: { periodFrom: Temporal.PlainDate; periodTo: Temporal.PlainDate }) =>
	Temporal.PlainDate.compare(periodFrom, periodTo) <= 0;
const ORDER = { path: ['periodTo'], message: 'reports.period' };

/** A report for a meeting, of these days. */
export const makeInput = z.object({ eventId: z.guid('choose'), ...period }).refine(inOrder, ORDER);
export type MakeInput = z.output<typeof makeInput>;

const words = upTo(10_000).default('');
/** Fields such as `appeals.kk`. */
const FIELDS = SECTIONS.flatMap((section) => LANGS.map((lang) => [section, lang, `${section}.${lang}`] as const));
const fields = Object.fromEntries(FIELDS.map(([, , name]) => [name, words])) as Record<string, typeof words>;

function wordsOf(typed: Record<string, unknown>): Partial<Record<Section, Words>> {
	const texts: Partial<Record<Section, Words>> = {};
	for (const [section, lang, name] of FIELDS) {
		const value = typed[name];
		if (typeof value === 'string' && value !== '') texts[section] = { ...texts[section], [lang]: value };
	}
	return texts;
}

/** The period and the deputy's own words, section by section; what stands empty is not there. */
export const writeInput = z
	.object({ ...period, ...fields })
	.refine(inOrder, ORDER)
	.transform(({ periodFrom, periodTo, ...typed }) => ({ periodFrom, periodTo, texts: wordsOf(typed) }));
export type WriteInput = z.output<typeof writeInput>;

const correction = upTo(5_000).default('');

/** What is corrected of a published report, and why. */
export const amendInput = z
	.object({ section: z.enum(SECTIONS, 'choose'), textKk: correction, textRu: correction, textEn: correction, reason: text(5, 500) })
	.transform(({ section, textKk, textRu, textEn, reason }, context) => {
		const said: Words = { ...(textKk && { kk: textKk }), ...(textRu && { ru: textRu }), ...(textEn && { en: textEn }) };
		if (Object.keys(said).length === 0) {
			context.addIssue({ code: 'custom', path: ['textKk'], message: 'required' });
			return z.NEVER;
		}
		return { section, texts: said, reason };
	});
export type AmendInput = z.output<typeof amendInput>;

/** Another meeting in the place of the one that was called off, and why. */
export const moveInput = z.object({ eventId: z.guid('choose'), why: text(5, 500) });
export type MoveInput = z.output<typeof moveInput>;

/** What was promised at the meeting: word for word, to whom or where, who owes it and until when. */
export const promiseInput = z.object({ quote: text(5, 1_000), whom: text(3, 300), unitId: z.guid('choose'), dueOn: day });
export type PromiseInput = z.output<typeof promiseInput>;
