/** What comes in: when, where, through which channel, about what. Oldest first. */
import type { Channel } from '../../modules/appeals/rules.ts';
import { suggestKind, type KindId } from '../../modules/appeals/rules/suggest.ts';
import { Applicants } from './applicants.ts';
import type { Opening } from './case.ts';
import type { Content, Fate } from './course.ts';
import { sceneOf } from './pictures.ts';
import { keyboardless } from './phrases.ts';
import type { Random } from './random.ts';
import { COMMON, composeAppeal, type DemoLang } from './texts/index.ts';
import { storySparks, type Story } from './stories.ts';
import { DEMO_UNIT, type Desk, type World } from './world.ts';
import { DAY, dayNumber, HOUR, midnight, MINUTE } from './worktime.ts';

export interface Letter {
	opening: Opening;
	content: Content;
	theme: string;
	story: Story | undefined;
}

/** When and where something is written, and about what. */
export interface Spark {
	at: number;
	desk: Desk;
	theme: string;
	street?: Partial<Record<DemoLang, string>>;
	fate?: Fate;
	kind?: KindId;
	/** The words, where they decide what follows. */
	text?: Record<DemoLang, string>;
	story?: Story;
}

const SHARES: Partial<Record<string, number>> = {
	roads: 14,
	water: 11,
	housing: 9,
	heating: 8,
	waste: 7,
	social: 7,
	street_light: 6,
	land: 6,
	health: 6,
	power: 5,
	school: 5,
	transport: 5,
	services: 4,
	kindergarten: 3,
	labour: 3,
	internet: 3,
	safety: 3,
	farming: 3,
	ecology: 3,
	culture: 2,
	corruption: 1,
	other: 1
};
/** Months in which a theme is written about three times as often. */
const SEASONS: Partial<Record<string, readonly number[]>> = {
	heating: [10, 11, 12, 1, 2],
	power: [12, 1, 2],
	water: [6, 7, 8],
	roads: [3, 4, 5],
	school: [8, 9],
	farming: [4, 5, 9],
	street_light: [10, 11, 12],
	ecology: [12, 1, 2]
};

/** Picks by weights, again and again. */
function weighted<T>(list: readonly T[], weight: (item: T) => number): (random: Random) => T {
	const sums: number[] = [];
	for (const item of list) sums.push((sums.at(-1) ?? 0) + weight(item));
	const all = sums.at(-1) ?? 0;
	return (random) => {
		const at = random.next() * all;
		const found = list[sums.findIndex((sum) => sum > at)];
		if (found === undefined) throw new Error('nothing to pick from');
		return found;
	};
}

function themePicker(w: World): (month: number) => string {
	const codes = w.themes.map((theme) => theme.code);
	const pickers = Array.from({ length: 12 }, (_, i) =>
		weighted(codes, (code) => (SHARES[code] ?? 1) * (SEASONS[code]?.includes(i + 1) === true ? 3 : 1))
	);
	return (month) => pickers[month - 1]?.(w.random) ?? 'other';
}

const monthOf = (ms: number): number => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').month;

/** A time of day: most write by day, some in the evening, few at night. */
function timeOfDay(random: Random): number {
	const at = random.next();
	if (at < 0.68) return (9 + random.next() * 9) * HOUR;
	return at < 0.93 ? (18 + random.next() * 5.5) * HOUR : random.next() * 9 * HOUR;
}

function sparks(w: World, count: number): Spark[] {
	const { random, now, start, work } = w;
	const theme = themePicker(w);
	const all = w.desks.reduce((sum, desk) => sum + desk.weight, 0);
	// The desk that one signs in to has enough to look at even in a small demo.
	const share = Math.max(0.025, Math.min(0.35, 160 / count));
	const desk = weighted(w.desks, (d) => (d.code === DEMO_UNIT ? all * share : d.weight));
	const [first, last] = [dayNumber(start), dayNumber(now)];
	const list = present(w, theme)
		.slice(0, Math.floor(count / 4))
		.concat(storySparks(w, count));
	while (list.length < count) {
		// More every month, and half as many on days off.
		const day = first + Math.floor((last - first + 1) * random.next() ** 0.8);
		if (!work.isWorking(day) && random.chance(0.5)) continue;
		const at = Math.floor(midnight(day) + timeOfDay(random));
		if (at > now - 20 * MINUTE) continue;
		const spark = { at, desk: desk(random), theme: theme(monthOf(at)) };
		if (random.chance(0.006)) list.push(...cluster(w, spark, count - list.length));
		else list.push(spark);
	}
	return list.slice(0, count).toSorted((a, b) => a.at - b.at);
}

/** What lies on the desk that one signs in to: today's letters, work of the last weeks, a few that are late. */
function present(w: World, theme: (month: number) => string): Spark[] {
	const { random, now } = w;
	const desk = w.desks.find(({ code }) => code === DEMO_UNIT);
	if (desk === undefined) return [];
	const of = (count: number, youngest: number, span: number, fate?: Fate) =>
		Array.from({ length: count }, () => ({ days: youngest + random.next() * span, ...(fate === undefined ? {} : { fate }) }));
	const wanted = [
		...of(4, 0, 0.5, 'received'),
		...of(3, 0.2, 0.8, 'registered'),
		...of(22, 0.5, 17),
		...of(4, 19, 2, 'on_approval'),
		...of(1, 6, 5, 'withdrawn'),
		...of(6, 32, 40, 'lies')
	];
	return wanted.map(({ days, ...spark }) => {
		const at = Math.floor(now - 25 * MINUTE - days * DAY);
		return { at, desk, theme: theme(monthOf(at)), ...spark };
	});
}

/** One thing breaks, a street writes: within days, about the same. */
function cluster({ random, now }: World, spark: Spark, most: number): Spark[] {
	const street = { kk: random.pick(COMMON.kk.streets), ru: random.pick(COMMON.ru.streets) };
	const size = Math.min(most, 6 + random.below(20));
	const times = Array.from({ length: size }, () => spark.at + Math.floor(random.next() ** 2 * 9 * DAY));
	return times.filter((at) => at < now - HOUR).map((at) => ({ ...spark, at, street }));
}

const CHANNELS: readonly [Channel, number][] = [
	['web', 46],
	['phone', 18],
	['visit', 16],
	['letter', 8],
	['mail', 5],
	['api', 7]
];
const channel = weighted(CHANNELS, ([, share]) => share);

/** What the operator makes of it where the text alone says nothing: a complaint about somebody, a fact told, a request. */
function kindOf(random: Random, theme: string, text: string): KindId {
	const suggested = suggestKind(text);
	if (suggested !== 'application') return suggested;
	if (COMPLAINED.includes(theme) && random.chance(0.4)) return 'complaint';
	if (TOLD.includes(theme) && random.chance(0.3)) return 'message';
	return random.chance(0.04) ? 'inquiry' : 'application';
}
const COMPLAINED: readonly string[] = ['labour', 'corruption', 'services', 'health', 'housing', 'land'];
const TOLD: readonly string[] = ['roads', 'street_light', 'waste', 'safety', 'ecology', 'power'];

export const placeOf = (lang: DemoLang, street: string): string =>
	lang === 'kk' ? `${street} көшесі` : street.endsWith('ой') ? `улица ${street.slice(0, -2)}ая` : `улица ${street}`;

/** Whoever comes, calls or is read aloud is taken in by an operator, in working hours. */
function takenIn(w: World, desk: Desk, at: number, how: Channel): Pick<Opening, 'receivedAt' | 'operator'> {
	if (how === 'web' || how === 'api') return { receivedAt: at, operator: undefined };
	const receivedAt = w.work.after(at, 1 + w.random.below(20));
	return receivedAt > w.now ? { receivedAt: at, operator: undefined } : { receivedAt, operator: w.random.pick(desk.operators) };
}

function compose(w: World, applicants: Applicants, spark: Spark): Letter {
	const { at, desk, theme, street, fate, story } = spark;
	const { random } = w;
	const applicant = applicants.of(desk, { kk: COMMON.kk.streets, ru: COMMON.ru.streets });
	const { lang } = applicant;
	// What an operator takes in is registered at once.
	const [how] = fate === 'received' ? (['web'] as const) : channel(random);
	const taken = takenIn(w, desk, at, how);
	const name = applicant.place.name[lang].replace(/ (ауылы|шағын ауданы|ауданы|қаласы)$|^(село|микрорайон|город) /u, '');
	const made = composeAppeal(random, theme, lang, name);
	const second = composeAppeal(random, theme, lang, name);
	const common = street?.[lang];
	const same = (text: string) => (common === undefined ? text : text.replaceAll(made.street, common));
	const text = spark.text?.[lang] ?? same(made.text);
	const where = placeOf(lang, common ?? made.street);
	const themeId = w.themes.find((t) => t.code === theme)?.id ?? '';
	const typedPlainly = applicant.plainKeyboard && taken.operator === undefined;
	return {
		opening: {
			desk,
			applicant,
			lang,
			channel: taken.operator === undefined && how !== 'api' ? 'web' : how,
			text: typedPlainly ? keyboardless(text) : text,
			place: random.chance(0.55) ? where : undefined,
			kind: spark.kind ?? kindOf(random, theme, text),
			themeId,
			...taken
		},
		content: {
			report: same(made.report),
			outcome: made.outcome,
			decision: same(made.decision),
			where,
			scene: sceneOf(theme),
			fate,
			second: { report: second.report, outcome: second.outcome, decision: second.decision }
		},
		theme,
		story
	};
}

/** `count` letters in the order in which they were received: numbers are given in that order. */
export function letters(w: World, count: number): Letter[] {
	const applicants = new Applicants(w.random);
	return sparks(w, count)
		.map((spark) => compose(w, applicants, spark))
		.toSorted((a, b) => a.opening.receivedAt - b.opening.receivedAt);
}
