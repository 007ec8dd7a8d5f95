/** The scorecard of one unit: its indicators, its peers, its past, what it replied. */
import { paths } from '#lib/paths.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { holdsOn } from '#platform/calendar/editions.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { DeskContext } from '#modules/appeals/server/index.ts';
import { messages as organisation } from '#modules/organisation/messages/index.ts';
import { personNames, type Unit } from '#modules/organisation/server/index.ts';
import { comparedWith, periodsUpTo, type Period } from '#modules/statistics/rules.ts';
import { percent, periodName } from '#modules/statistics/server/index.ts';
import { messages } from '../messages/index.ts';
import { standingsOf, totalOf, weighedAnew, type Standing } from '../rules.ts';
import type { Share } from '../rules/interval.ts';
import { headsIt, mayOpen, seenUnit, viewer, type Viewer } from './access.ts';
import { askedFrom, askedQuery, peersOf, type Asked } from './ask.ts';
import { replyUntil } from './commands/reply-scorecard.ts';
import { countState, figuresByPeriod, figuresOf, type CountState, type Figures } from './figures.ts';
import { byIndicator, indicators } from './method.ts';
import { openProposals } from './proposals.ts';
import { barOf, betweenText, countsText, placeText, shownOf } from './shapes.ts';

const PAST = 8;

/** One unit's page; the unit must be seen by the reader, else it is not there. `counted` is undefined before the first count. */
export async function presentScorecard(context: DeskContext, unitId: string, query: URLSearchParams) {
	const { db, lang, actor } = context;
	const unit = await seenUnit(db, actor, unitId);
	const [state, view] = await Promise.all([countState(db), viewer(db, actor)]);
	return {
		unit: { id: unit.id, name: unit.name[lang], code: unit.kind, kind: organisation[lang].kinds[unit.kind] },
		title: messages[lang].card.title(unit.name[lang]),
		counted: state && (await presentCounted(context, unit, view, query, state))
	};
}

async function presentCounted(context: DeskContext, unit: Unit, view: Viewer, query: URLSearchParams, state: CountState) {
	const { db, lang, actor, today } = context;
	const t = messages[lang];
	const [asked, peers] = await Promise.all([askedFrom(context, query, state), peersOf(db, view, unit.kind, undefined, unit.id)]);
	const { period, asOf } = asked;
	const method = weighedAnew(asked.method, asked.weights);
	const ended = Temporal.PlainDate.compare(period.to, asOf) < 0;
	const [all, [before, atEnd], past, reply, proposals] = await Promise.all([
		figuresOf(db, { units: peers.units.map(({ id }) => id), ...period, asOf }),
		figuresByPeriod(
			db,
			[unit.id],
			[
				{ ...comparedWith(period, 'before'), asOf },
				{ ...period, asOf: ended ? period.to : asOf }
			]
		),
		presentPast(context, unit, asked),
		presentReply(context, unit, period),
		openProposals(db, actor, unit.id)
	]);
	const counts = new Map(peers.units.map(({ id }) => [id, byIndicator(method, all.get(id))]));
	const standing = standingsOf(method, counts).find(({ id }) => id === unit.id);
	const kept = askedQuery(asked, state);
	return {
		about: periodName(lang, period),
		period: period.text,
		now: t.now(formatDate(lang, asOf)),
		early: Temporal.PlainDate.compare(period.from, state.from) < 0 ? t.before(formatDate(lang, state.from)) : undefined,
		tried: asked.weights.size > 0,
		total: presentTotal(lang, standing, peers.units.length),
		indicators: indicatorRows(context, unit, method, { counts, before: before?.get(unit.id), kept }),
		corrections: ended ? correctionsOf(lang, method, atEnd?.get(unit.id), all.get(unit.id)) : [],
		past,
		reply,
		mayReply: headsIt(actor, unit.id) && reply.said === undefined && reply.open,
		proposals: proposals.length,
		peersHref: paths.desk.scorecards({ kind: unit.kind, under: peers.under, ...kept }),
		form: {
			periods: periodsUpTo(today).map((one): Option => ({ value: one.text, label: periodName(lang, one) })),
			chosen: { period: period.text, asOf: kept.asOf ?? '', latest: state.countedOn.toString() },
			weights: method.map(({ code, name, weight }) => ({ code, label: name[lang], value: String(weight) })),
			clear: paths.desk.scorecard(unit.id, { period: kept.period, asOf: kept.asOf })
		}
	};
}

interface Beside {
	/** Of the unit and its peers, by indicator. */
	counts: ReadonlyMap<string, ReadonlyMap<string, Share>>;
	/** Of the unit in the period before, by measure. */
	before: ReadonlyMap<string, Share> | undefined;
	kept: Record<string, string | undefined>;
}

/** Each indicator with its number, the cases behind it, the period before and the middle of the peers. */
function indicatorRows({ lang, actor }: DeskContext, unit: Unit, method: Asked['method'], { counts, before, kept }: Beside) {
	const t = messages[lang];
	const others = [...counts].filter(([id]) => id !== unit.id).map(([, shares]) => shares);
	return method.map((one) => {
		const mine = counts.get(unit.id)?.get(one.code);
		const opens = mayOpen(actor, unit.path) && mine !== undefined;
		const open = (met?: string) => (opens ? paths.desk.scorecardCases(unit.id, { ...kept, indicator: one.code, met }) : undefined);
		return {
			code: one.code,
			name: one.name[lang],
			formula: one.formula[lang],
			better: t.better[one.better],
			weight: formatNumber(lang, one.weight),
			shown: shownOf(lang, one, mine),
			least: t.fewHint(formatNumber(lang, one.minVolume)),
			links: mine && {
				n: formatNumber(lang, mine.n),
				of: formatNumber(lang, mine.of),
				nHref: mine.n === 0 ? undefined : open('1'),
				ofHref: open()
			},
			before: shownOf(lang, one, before?.get(one.measure)).text,
			peers: middle(
				lang,
				others.flatMap((shares) => shares.get(one.code) ?? []),
				one.minVolume,
				t.none
			)
		};
	});
}

function presentTotal(lang: DeskContext['lang'], standing: Standing | undefined, count: number) {
	const t = messages[lang].card;
	if (standing?.total === undefined) return undefined;
	const { total, place } = standing;
	const placed = placeText(lang, place);
	return {
		text: percent(lang, total.share),
		bar: barOf(total),
		interval: t.interval(percent(lang, total.low), percent(lang, total.high)),
		coverage: t.coverage(percent(lang, total.coverage)),
		place: placed === undefined ? t.noPlace : t.place(placed, formatNumber(lang, count))
	};
}

/** The share in the middle of the peers that have enough cases. */
function middle(lang: DeskContext['lang'], shares: readonly Share[], least: number, none: string): string {
	const list = shares
		.filter(({ of }) => of >= least)
		.map(({ n, of }) => n / of)
		.toSorted((a, b) => a - b);
	const half = list.length >> 1;
	const [low, high] = [list[list.length % 2 === 1 ? half : half - 1], list[half]];
	return low === undefined || high === undefined ? none : percent(lang, (low + high) / 2);
}

function correctionsOf(
	lang: DeskContext['lang'],
	method: Asked['method'],
	was: ReadonlyMap<string, Share> | undefined,
	is: ReadonlyMap<string, Share> | undefined
) {
	const text = (share: Share | undefined) => (share === undefined ? messages[lang].none : countsText(lang, share));
	return method
		.map(({ code, measure, name }) => ({ code, name: name[lang], was: text(was?.get(measure)), is: text(is?.get(measure)) }))
		.filter((one) => one.was !== one.is);
}

/** The total of periods before, each by its own method and as its last day knew it; the one asked for comes first. */
async function presentPast({ db, lang }: DeskContext, unit: Unit, { period, asOf }: Asked) {
	const periods: Period[] = [period];
	while (periods.length < PAST) periods.push(comparedWith(periods.at(-1) ?? period, 'before'));
	const earlier = (day: Temporal.PlainDate) => (Temporal.PlainDate.compare(day, asOf) < 0 ? day : asOf);
	const [figures, editions] = await Promise.all([
		figuresByPeriod(
			db,
			[unit.id],
			periods.map(({ from, to }) => ({ from, to, asOf: earlier(to) }))
		),
		indicators(db)
	]);
	return periods.map((one, at) => {
		const total = totalIn(
			figures[at],
			unit.id,
			editions.filter((edition) => holdsOn(edition, one.to))
		);
		return {
			key: one.text,
			name: periodName(lang, one),
			text: total === undefined ? messages[lang].none : percent(lang, total.share),
			between: total && betweenText(lang, total),
			bar: total && barOf(total)
		};
	});
}

const totalIn = (figures: Figures | undefined, unitId: string, method: Asked['method']) =>
	totalOf(method, byIndicator(method, figures?.get(unitId)));

async function presentReply({ db, lang, today }: DeskContext, unit: Unit, period: Period) {
	const until = await replyUntil(db, period);
	const row = await db
		.selectFrom('scorecard_reply')
		.select(['text', 'replied_by', 'replied_at'])
		.where('unit_id', '=', unit.id)
		.where('period', '=', period.text)
		.executeTakeFirst();
	const names = await personNames(db, row === undefined ? [] : [row.replied_by]);
	const over = Temporal.PlainDate.compare(period.to, today) < 0;
	return {
		over,
		open: over && Temporal.PlainDate.compare(today, until) <= 0,
		until: formatDate(lang, until),
		said: row && { text: row.text, by: messages[lang].reply.by(names.get(row.replied_by) ?? '', formatDateTime(lang, row.replied_at)) }
	};
}

export type ScorecardPage = Awaited<ReturnType<typeof presentScorecard>>;
