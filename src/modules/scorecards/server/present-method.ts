/** The method and the triggers as their administrator keeps them, each with what a change would do now. */
import type { Option } from '#lib/ui/shapes.ts';
import { daysOf, holdsOn, whoOf } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { messages as organisation } from '#modules/organisation/messages/index.ts';
import { UNIT_KINDS } from '#modules/organisation/rules.ts';
import { personNames, rootUnit, unitsUnder } from '#modules/organisation/server/index.ts';
import { percent, periodName } from '#modules/statistics/server/index.ts';
import { SIZES, type IndicatorWish, type TriggerWish } from '../input.ts';
import { messages } from '../messages/index.ts';
import { BETTER, totalOf } from '../rules.ts';
import { countState, figuresOf } from './figures.ts';
import { byIndicator, indicators, type Indicator } from './method.ts';
import { SOURCES } from './sources.ts';
import { barOf, betweenText } from './shapes.ts';
import { endedBy, hitBy, triggers, type Trigger } from './triggers.ts';

/** The page of the editor; with a wish, what it would do now. */
export async function presentMethod(
	db: Reader,
	lang: Lang,
	wish: { indicator?: IndicatorWish | undefined; trigger?: TriggerWish | undefined }
) {
	const [editions, rules] = await Promise.all([indicators(db), triggers(db)]);
	const names = await personNames(db, [...editions.flatMap((one) => one.added?.by ?? []), ...rules.flatMap((one) => one.addedBy ?? [])]);
	const t = messages[lang];
	const measures: Record<string, string> = t.method.measures;
	const open = editions.filter(({ validTo }) => validTo == null);
	return {
		tomorrow: dayOf(now()).add({ days: 1 }).toString(),
		indicators: editions.map((one) => ({
			key: `${one.code} ${one.validFrom.toString()}`,
			code: one.code,
			name: one.name[lang],
			formula: one.formula[lang],
			measure: measures[one.measure] ?? one.measure,
			weight: formatNumber(lang, one.weight),
			better: t.better[one.better],
			least: formatNumber(lang, one.minVolume),
			days: daysOf(lang, one, t.method.since),
			source: one.source,
			who: whoOf(lang, one.added, names, t.method.shipped)
		})),
		measures: SOURCES.map(({ code }): Option => ({ value: code, label: measures[code] ?? code })),
		better: BETTER.map((value): Option => ({ value, label: t.better[value] })),
		open: open.map((one): Option => ({ value: one.code, label: one.name[lang] })),
		triggers: rules.map((one) => presentTrigger(lang, one, editions, names)),
		openTriggers: rules
			.filter(({ validTo }) => validTo === null)
			.map((one): Option => ({ value: one.id, label: triggerName(lang, one, editions) })),
		what: [{ value: '', label: t.triggers.total }, ...open.map((one): Option => ({ value: one.code, label: one.name[lang] }))],
		kinds: [
			{ value: '', label: t.triggers.every },
			...UNIT_KINDS.filter((kind) => kind !== 'national').map((value): Option => ({ value, label: organisation[lang].kinds[value] }))
		],
		sizes: SIZES.map((value): Option => ({ value, label: t.triggers.sizes[value] })),
		preview: wish.indicator && (await previewMethod(db, lang, wish.indicator, editions)),
		hits: wish.trigger && (await previewTrigger(db, lang, wish.trigger))
	};
}

function triggerName(lang: Lang, rule: Trigger, editions: readonly Indicator[]): string {
	const { triggers: t } = messages[lang];
	const what = rule.indicator === null ? t.total : (editions.find(({ code }) => code === rule.indicator)?.name[lang] ?? rule.indicator);
	return `${what}, ${percent(lang, rule.threshold / 100)}`;
}

function presentTrigger(lang: Lang, rule: Trigger, editions: readonly Indicator[], names: ReadonlyMap<string, string>) {
	const { triggers: t, method: m } = messages[lang];
	return {
		id: rule.id,
		what: triggerName(lang, rule, editions),
		kind: rule.kind === null ? t.every : organisation[lang].kinds[rule.kind],
		periods: `${formatNumber(lang, rule.periods)} × ${t.sizes[rule.size]}`,
		days: daysOf(lang, rule, m.since),
		source: rule.source,
		who: whoOf(lang, { at: rule.addedAt, by: rule.addedBy, reason: rule.reason }, names, m.shipped)
	};
}

const SHOWN = 10;

/** The units whose total moves most, of the last quarter that is over. */
async function previewMethod(db: Reader, lang: Lang, wish: IndicatorWish, editions: readonly Indicator[]) {
	const state = await countState(db);
	if (state === undefined) return { title: messages[lang].counting, rows: [] };
	const period = endedBy(state.countedOn, 'quarter');
	const units = await unitsUnder(db, (await rootUnit(db)).path);
	const figures = await figuresOf(db, { units: units.map(({ id }) => id), ...period, asOf: state.countedOn });
	const before = editions.filter((one) => holdsOn(one, period.to));
	const changed = { ...wish, name: { kk: '', ru: '', en: '' } };
	const after = [...before.filter(({ code }) => code !== wish.code), changed];
	const list = units.flatMap((unit) => {
		const counts = figures.get(unit.id);
		const [was, is] = [totalOf(before, byIndicator(before, counts)), totalOf(after, byIndicator(after, counts))];
		if (was?.share === is?.share) return [];
		return [{ unit, was, is, moved: was === undefined || is === undefined ? 1 : Math.abs(was.share - is.share) }];
	});
	return {
		title: messages[lang].method.previewTitle(periodName(lang, period)),
		rows: list
			.toSorted((a, b) => b.moved - a.moved)
			.slice(0, SHOWN)
			.map(({ unit, was, is }) => ({
				key: unit.id,
				name: unit.name[lang],
				was: was === undefined ? messages[lang].none : percent(lang, was.share),
				is: is === undefined ? messages[lang].none : percent(lang, is.share)
			}))
	};
}

/** Whom the rule would hit if it held at the end of the last period that is over. */
async function previewTrigger(db: Reader, lang: Lang, wish: TriggerWish) {
	const state = await countState(db);
	if (state === undefined) return [];
	const hits = await hitBy(db, wish, endedBy(state.countedOn, wish.size), state.countedOn);
	return hits.map(({ unit, periods }) => ({
		key: unit.id,
		name: unit.name[lang],
		periods: periods.map(({ period, interval }) => ({
			key: period.text,
			name: periodName(lang, period),
			text: percent(lang, interval.share),
			between: betweenText(lang, interval),
			bar: barOf(interval)
		}))
	}));
}

export type MethodPage = Awaited<ReturnType<typeof presentMethod>>;
/** What was sent with one of the forms of the page, and why it was refused. */
export interface Sent {
	values: Record<string, string>;
	errors: Record<string, string>;
}
