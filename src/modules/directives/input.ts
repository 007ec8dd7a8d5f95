/** What each act takes: shared by forms and other rooms. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { absent, boxes, day, optional, plain } from '#platform/fields.ts';
import { audienceInput } from '#modules/organisation/audience-input.ts';
import { UNIT_KINDS } from '#modules/organisation/rules.ts';

const text = (most: number) => z.string().transform(plain).pipe(z.string().min(1, 'required').max(most, 'too_long'));
const ticked = z.preprocess((value) => value === true || value === 'on', z.boolean());

/** Criteria that a form has room for; so many are still a list that a judge reads. */
export const MOST_CRITERIA = 8;

const criterion = z.object({ text: text(300), evidence: z.boolean() });
/** Criteria as they are kept with a series. */
export const keptCriteria = z.array(criterion);
export const draftInput = z.object({
	title: text(160),
	text: text(10_000),
	priority: optional(text(160)),
	issuerUnitId: z.guid('choice'),
	dueOn: day,
	criteria: z.array(criterion).min(1, 'criteria').max(MOST_CRITERIA),
	audience: audienceInput
});
export type DraftInput = z.output<typeof draftInput>;

const onlyOf = (form: FormData) => (name: string) => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

/** The fields of a form: criteria are numbered, what is chosen several times comes as lists. */
export function draftFields(form: FormData): Record<string, unknown> {
	const one = onlyOf(form);
	const criteria = Array.from({ length: MOST_CRITERIA }, (_, i) => ({
		text: one(`criterion${String(i + 1)}`),
		evidence: form.has(`evidence${String(i + 1)}`)
	}));
	return {
		...Object.fromEntries(['title', 'text', 'priority', 'issuerUnitId', 'dueOn'].map((name) => [name, one(name)])),
		criteria: criteria.filter((row) => row.text.trim() !== ''),
		audience: Object.fromEntries(['kinds', 'within', 'levels', 'also', 'except'].map((name) => [name, form.getAll(name)]))
	};
}

/** The longest time before its due day at which a directive of a series is issued, in working days. */
export const MOST_LEAD = 60;

const whole = (least: number, most: number) =>
	z.preprocess(absent, z.coerce.number('required').int('invalid').min(least, 'too_small').max(most, 'too_big'));
const monthDay = whole(1, 31);
const rhythm = z.discriminatedUnion(
	'every',
	[
		z.object({ every: z.literal('week'), day: whole(1, 7) }),
		z.object({ every: z.literal('month'), day: monthDay }),
		z.object({ every: z.literal('quarter'), month: whole(1, 3), day: monthDay }),
		z.object({ every: z.literal('year'), month: whole(1, 12), day: monthDay })
	],
	'choose'
);
export const seriesInput = draftInput.omit({ dueOn: true }).extend({
	rhythm,
	lead: whole(0, MOST_LEAD),
	fromOn: day,
	untilOn: optional(day),
	/** Why it is changed, once it was started. */
	reason: optional(text(2_000))
});
export type SeriesInput = z.output<typeof seriesInput>;

/** The fields of the form of a series: each rhythm has its own. */
export function seriesFields(form: FormData): Record<string, unknown> {
	const one = onlyOf(form);
	const every = one('every');
	const day = every === 'week' ? one('weekday') : one('day');
	const month = every === 'quarter' ? one('quarterMonth') : one('month');
	const own = ['lead', 'fromOn', 'untilOn', 'reason'].map((name) => [name, one(name)] as const);
	return { ...draftFields(form), ...Object.fromEntries(own), rhythm: { every, day, month } };
}

export const splitInput = z.object({
	/** Units below by what they are, and units chosen one by one. */
	kinds: boxes(z.array(z.enum(UNIT_KINDS))),
	unitIds: boxes(z.array(z.guid('choice')).max(1_000)),
	dueOn: day,
	optional: ticked,
	note: optional(text(2_000))
});
export type SplitInput = z.output<typeof splitInput>;

export const reasonInput = z.object({ reason: text(2_000) });

/** The marks of a form: `met.<criterion>` is yes or no, `remark.<criterion>` says why not. */
export function marksFrom(form: FormData): { criterionId: string; met: boolean; remark: string | null }[] {
	return [...form].flatMap(([name, value]) => {
		const criterionId = /^met\.([0-9a-f-]{36})$/.exec(name)?.[1];
		if (criterionId === undefined || (value !== 'yes' && value !== 'no')) return [];
		const remark = form.get(`remark.${criterionId}`);
		const said = typeof remark === 'string' ? plain(remark).slice(0, 1_000) : '';
		return [{ criterionId, met: value === 'yes', remark: said === '' ? null : said }];
	});
}
