/** Series as the desk shows them: when they come, what comes next, what came of each time. */
import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { sql, type Reader } from '#platform/db/index.ts';
import { older, pageOf } from '#platform/db/pages.ts';
import { dayOf, formatDate, formatDateTime, formatDayMonth } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { timelineOf, type JournalRow } from '#platform/journal/index.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, TimelineItem, Tone } from '#lib/ui/shapes.ts';
import { describeAudience, personNames, unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { beginning, type Occurrence, type Rhythm } from '../rules/rhythm.ts';
import { nextSeries, type SeriesState } from '../rules/series.ts';
import { meant } from './addressees.ts';
import { mayDirect, mayReadDrafts } from './policy.ts';
import { presentAddressees } from './present-addressees.ts';
import { comingOf, knownSeries, SERIES, seriesWhere, type SeriesRow } from './series.ts';

const TONES: Record<SeriesState, Tone> = { draft: 'new', active: 'underway', paused: 'neutral', ended: 'done' };
const PAGE = 30;
/** Occurrences that are shown before anything is started. */
const COMING = 3;

/** A year in which every month is as long as it can be. */
const LEAP = 2028;

/** How it recurs, in words. */
export function rhythmText(lang: Lang, rhythm: Rhythm): string {
	const t = messages[lang].series;
	const day = formatNumber(lang, rhythm.day);
	switch (rhythm.every) {
		case 'week':
			return t.rhythm.week(t.weekdays[rhythm.day - 1] ?? '');
		case 'month':
			return t.rhythm.month(day);
		case 'quarter':
			return t.rhythm.quarter(rhythm.month, day);
		case 'year':
			return t.rhythm.year(formatDayMonth(lang, Temporal.PlainDate.from({ year: LEAP, month: rhythm.month, day: rhythm.day })));
	}
}

/** A halt that nobody chose is late work for somebody. */
const toneOf = ({ state, halt }: SeriesRow): Tone => (halt === null || halt === 'chosen' ? TONES[state] : 'late');

/** One page of the list, the newest first. */
export async function presentSeriesList(db: Reader, actor: Staff, lang: Lang, after: string | undefined) {
	const page = sql`${knownSeries(actor)} AND ${older(sql`s.made_at, s.id`, after)} ORDER BY s.made_at DESC, s.id DESC LIMIT ${PAGE + 1}`;
	const { rows, next } = pageOf(await seriesWhere(db, page), PAGE, (row) => row.madeAt);
	const units = await unitsByIds(
		db,
		rows.map((row) => row.issuerUnitId)
	);
	return {
		items: rows.map((row) => ({
			id: row.id,
			href: paths.desk.directiveSeriesOf(row.id),
			title: row.title,
			from: units.get(row.issuerUnitId)?.name[lang] ?? '',
			rhythm: rhythmText(lang, row.plan.rhythm),
			next: row.state === 'active' && row.next !== null ? formatDate(lang, row.next.dueOn) : '',
			state: messages[lang].series.states[row.state],
			tone: toneOf(row)
		})),
		older: next === undefined ? undefined : paths.desk.directiveSeries({ after: next })
	};
}

/** All of a series but what came of it. `all`: every unit that its rule means is named. */
export async function presentSeries(db: Reader, actor: Actor, lang: Lang, row: SeriesRow, all: boolean) {
	const t = messages[lang].series;
	const [facts, coming, units] = await Promise.all([factsOf(db, lang, row), comingUp(db, row), meant(db, row.audience, row.issuerPath)]);
	const ids = units.map(({ id }) => id);
	const addressees = row.state === 'ended' ? undefined : await presentAddressees(db, lang, ids, row.issuerPath, all);
	const today = dayOf(now());
	const may = (act: Parameters<typeof nextSeries>[1]) => mayDirect(actor, row.issuerPath) && nextSeries(row.state, act) !== undefined;
	return {
		title: row.title,
		text: row.text,
		state: t.states[row.state],
		tone: toneOf(row),
		draft: row.state === 'draft',
		halt: row.halt === null || row.halt === 'chosen' ? undefined : t.page.haltNote(t.halts[row.halt]),
		facts,
		criteria: row.criteria.map((one, i) => ({ position: i + 1, ...one })),
		addressees,
		coming: coming.map(({ period, issueOn, dueOn }) => ({
			period: period.toString(),
			// What should have been issued by now is issued next morning.
			issueOn: Temporal.PlainDate.compare(issueOn, today) > 0 ? formatDate(lang, issueOn) : t.page.soon,
			dueOn: formatDate(lang, dueOn)
		})),
		acts: { change: may('change'), start: may('start'), pause: may('pause'), resume: may('resume'), end: may('end') }
	};
}

async function comingUp(db: Reader, row: SeriesRow): Promise<Occurrence[]> {
	if (row.state === 'draft') return beginning(await loadCalendar(db), row.plan, dayOf(now()), undefined, COMING);
	return row.state === 'active' ? comingOf(db, row, COMING) : [];
}

async function factsOf(db: Reader, lang: Lang, row: SeriesRow): Promise<Fact[]> {
	const t = messages[lang].series.page;
	const [units, people, audience] = await Promise.all([
		unitsByIds(db, [row.issuerUnitId]),
		personNames(db, [row.keeperId]),
		describeAudience(db, lang, row.audience)
	]);
	const { lead, from, until, rhythm } = row.plan;
	const span = [t.from(formatDate(lang, from)), ...(until === null ? [] : [t.until(formatDate(lang, until))])];
	const words = messages[lang].page;
	return [
		{ term: t.of, value: rhythmText(lang, rhythm) },
		{ term: t.lead, value: lead === 0 ? t.leadNone : t.leadDays(lead) },
		{ term: t.span, value: span.join(' ') },
		{ term: t.issuer, value: units.get(row.issuerUnitId)?.name[lang] ?? '' },
		{ term: t.keeper, value: people.get(row.keeperId) ?? '' },
		...(row.priority === null ? [] : [{ term: words.priority, value: row.priority }]),
		{ term: messages[lang].preview.title, value: audience.join('; ') },
		...(row.reason === null ? [] : [{ term: words.reason, value: row.reason }])
	];
}

/** That a directive is one of a series, for its own page; the series opens for those who may know of it. */
export async function seriesFact(db: Reader, actor: Actor, lang: Lang, directiveId: string): Promise<Fact[]> {
	const of = sql`s.id = (SELECT o.series_id FROM directive_occurrence o WHERE o.directive_id = ${directiveId})`;
	const [row] = await seriesWhere(db, of);
	if (row === undefined) return [];
	const href = mayReadDrafts(actor, row.issuerPath) ? paths.desk.directiveSeriesOf(row.id) : undefined;
	return [{ term: messages[lang].series.page.of, value: rhythmText(lang, row.plan.rhythm), href }];
}

const day = (lang: Lang, text: unknown) => (typeof text === 'string' ? formatDate(lang, Temporal.PlainDate.from(text)) : '');
const strings = (list: unknown) => (Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []);

/** What was done with a series, newest first. */
export async function presentSeriesHistory(db: Reader, lang: Lang, id: string): Promise<TimelineItem[]> {
	const rows = await timelineOf(db, { kind: SERIES, id }, 'staff');
	const { series: t, units: count, system, page } = messages[lang];
	const [people, units] = await Promise.all([
		personNames(
			db,
			rows.map((row) => row.actorId).filter((one) => one !== null)
		),
		unitsByIds(
			db,
			rows.flatMap(({ data }) => [...strings(data.addedUnits), ...strings(data.goneUnits)])
		)
	]);
	const named = (ids: unknown, all: unknown) => {
		const list = strings(ids);
		const names = list.map((unit) => units.get(unit)?.name[lang] ?? unit).join(', ');
		const more = Number(all) - list.length;
		return more > 0 ? t.further(names, formatNumber(lang, more)) : names;
	};
	const parts = ({ actorKind, actorId, data }: JournalRow) => [
		actorKind === 'system' ? system : (people.get(actorId ?? '') ?? ''),
		typeof data.units === 'number' ? count(formatNumber(lang, data.units)) : '',
		data.due === undefined ? '' : page.bar.due(day(lang, data.due)),
		Number(data.added) > 0 ? t.added(named(data.addedUnits, data.added)) : '',
		Number(data.gone) > 0 ? t.gone(named(data.goneUnits, data.gone)) : '',
		data.skipped === 'missed' || data.skipped === 'paused' ? t.skipped[data.skipped] : '',
		...strings(data.days).map((text) => day(lang, text)),
		data.halt === 'issuer' || data.halt === 'keeper' || data.halt === 'nobody' ? t.halts[data.halt] : ''
	];
	const acts: Record<string, string> = t.acts;
	return rows.toReversed().map((row) => ({
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what: acts[row.act] ?? row.act,
		note: parts(row)
			.filter((part) => part !== '')
			.join(' · '),
		text: typeof row.data.reason === 'string' ? row.data.reason : undefined
	}));
}
