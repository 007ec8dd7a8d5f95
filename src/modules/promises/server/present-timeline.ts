/** The timeline of promises: for each a line of quarters with its marks, and the same as an ordered list. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import type { TimelineItem, Tone } from '#lib/ui/shapes.ts';
import { placeName, placeNames } from '#modules/territory/server/index.ts';
import { assessMessages } from '../assess-messages/index.ts';
import { messages } from '../messages/index.ts';
import { milestoneState, type MilestoneState } from '../rules.ts';
import { axisOf, placeOn, quartersOn, type Axis, type MarkOn } from '../rules/timeline.ts';
import { timelineMessages } from '../timeline-messages/index.ts';
import { chosenBy, type PublicWish } from './chosen.ts';
import { codesOf, criteria, criterionTexts, type CriterionEdition } from './criteria.ts';
import { daysNow, tagsOf } from './present.ts';
import { programmeFor, promises, type Days, type PromiseRow } from './queries.ts';
import { eventsOf, listChanges, type AssessmentAt, type CorrectionAt, type Events, type ListChange, type MilestoneAt } from './timeline.ts';

type Day = Temporal.PlainDate;

interface Event {
	day: Day;
	mark: MarkOn | undefined;
	what: string;
	text?: string | undefined;
	tone?: Tone;
}

interface Around {
	lang: Lang;
	days: Days;
	criteria: readonly CriterionEdition[];
	/** Names of places, where a page is of several. */
	places: ReadonlyMap<string, string>;
}

const MILESTONE_MARKS: Record<MilestoneState, MarkOn | undefined> = {
	owed: 'owed',
	reported: 'owed',
	late: 'late',
	unproved: 'late',
	met: 'met',
	met_late: 'met',
	cancelled: undefined
};

function milestoneEvent({ lang, days }: Around, { text, reportedAt, ...facts }: MilestoneAt): Event {
	const reportedOn = reportedAt === null ? null : dayOf(reportedAt);
	const state = milestoneState({ ...facts, reportedOn }, days.today);
	const mark = MILESTONE_MARKS[state];
	return {
		// What is met stands where it was reported, what is not where it is due.
		day: mark === 'met' ? (reportedOn ?? facts.dueOn) : facts.dueOn,
		mark,
		what: timelineMessages[lang].milestone(messages[lang].milestoneStates[state]),
		text,
		...(mark === 'late' && { tone: 'late' as const })
	};
}

/** Mark by mark: no number is made of several. */
function assessmentEvent({ lang, criteria: all }: Around, { assessor, unit, marks, day }: AssessmentAt): Event {
	const given = codesOf(all).flatMap((code) => {
		const mark = marks[code];
		return mark === undefined ? [] : [`${criterionTexts(all, code, day)[lang]} ${formatNumber(lang, mark)}`];
	});
	const t = timelineMessages[lang];
	return { day, mark: 'said', what: t.said(assessMessages[lang].assessors[assessor]), text: `${unit[lang]}: ${given.join(', ')}` };
}

function correctionEvent({ lang }: Around, { at, fields, reason }: CorrectionAt): Event {
	const t = messages[lang].changed;
	const names = fields.map((field) => t.fields[field] ?? t.other).join(', ');
	return {
		day: dayOf(at),
		mark: 'corrected',
		what: timelineMessages[lang].corrected(names),
		text: reason === null ? undefined : t.because(reason)
	};
}

/** The promised day; where a correction moved it, the first one too. */
function dueEvents({ lang, days }: Around, { dueOn, firstDueOn, verdict }: PromiseRow): Event[] {
	const t = timelineMessages[lang];
	const late = verdict === null && Temporal.PlainDate.compare(dueOn, days.today) < 0;
	const due: Event = { day: dueOn, mark: 'due', what: late ? t.dueOver : t.due, ...(late && { tone: 'late' as const }) };
	return dueOn.equals(firstDueOn) ? [due] : [{ day: firstDueOn, mark: undefined, what: t.firstDue }, due];
}

/** Everything that has a day, the earliest first; of one day in the order in which it is told here. */
function eventsFor(around: Around, promise: PromiseRow, events: Events): Event[] {
	const { lang } = around;
	const t = timelineMessages[lang];
	const m = messages[lang];
	const of = <T>(list: ReadonlyMap<string, T[]>): T[] => list.get(promise.id) ?? [];
	const list: Event[] = [
		...(promise.publishedOn === null ? [] : [{ day: promise.publishedOn, mark: 'corrected' as const, what: t.listed }]),
		...of(events.corrections).map((one) => correctionEvent(around, one)),
		...of(events.evidence).map(({ day, title, value }): Event => ({
			day,
			mark: value === null ? 'proof' : 'reading',
			text: title,
			what: value === null ? t.proof : t.reading(m.reading(formatNumber(lang, value), promise.measure ?? ''))
		})),
		...of(events.milestones).map((one) => milestoneEvent(around, one)),
		...dueEvents(around, promise),
		...of(events.assessments).map((one) => assessmentEvent(around, one)),
		...of(events.panels).map(({ day, voices, seats }): Event => ({
			day,
			mark: 'said',
			what: t.said(assessMessages[lang].panelTitle),
			text: assessMessages[lang].voices(formatNumber(lang, voices), formatNumber(lang, seats))
		})),
		...of(events.verdicts).map(({ day, verdict }): Event => ({ day, mark: 'verdict', what: t.verdict(m.verdicts[verdict]) }))
	];
	return list.toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day));
}

interface Told {
	promise: PromiseRow;
	events: Event[];
	/** Evidence that is not told here. */
	more: number;
}

function toRow({ lang, days, places }: Around, { promise, events, more }: Told, axis: Axis) {
	return {
		id: promise.id,
		href: paths.promises.one(lang, promise.id),
		title: messages[lang].number(formatNumber(lang, promise.number)),
		place: places.get(promise.territoryId),
		quote: promise.quote,
		language: promise.language,
		...tagsOf(lang, promise, days),
		marks: events.flatMap(({ day, mark }) => (mark === undefined ? [] : [{ mark, at: placeOn(axis, day) }])),
		events: events.map(({ day, what, text, tone }, i): TimelineItem => ({
			id: String(i),
			when: formatDate(lang, day),
			datetime: day.toString(),
			what,
			text,
			tone
		})),
		more: more === 0 ? undefined : timelineMessages[lang].more(formatNumber(lang, more))
	};
}

/** The line that all rows share, and the rows. */
async function linesOf(db: Reader, lang: Lang, list: readonly PromiseRow[], days: Days, placed: readonly PromiseRow[] = []) {
	const [events, all, places] = await Promise.all([
		eventsOf(
			db,
			list.map(({ id }) => id)
		),
		criteria(db),
		placeNames(
			db,
			placed.map(({ territoryId }) => territoryId),
			lang
		)
	]);
	const around: Around = { lang, days, criteria: all, places };
	const told = list.map((promise): Told => {
		const evidence = events.evidence.get(promise.id) ?? [];
		return { promise, events: eventsFor(around, promise, events), more: (evidence[0]?.all ?? 0) - evidence.length };
	});
	const axis = axisOf([days.today, ...told.flatMap((one) => one.events.map(({ day }) => day))]);
	const years = quartersOn(axis).filter(({ year }) => year !== undefined).length;
	return {
		axis: {
			today: placeOn(axis, days.today),
			// Of many years every second or third is named, so that the numbers do not touch on a phone.
			quarters: quartersOn(axis).map(({ at, year }) => ({
				at,
				year: year !== undefined,
				label: year !== undefined && year % Math.ceil(years / 6) === 0 ? String(year) : undefined
			}))
		},
		rows: told.map((one) => toRow(around, one, axis))
	};
}
export type TimelineLines = Awaited<ReturnType<typeof linesOf>>;

/** The line of one promise, for its page. */
export const timelineOfPromise = (db: Reader, lang: Lang, promise: PromiseRow, days: Days): Promise<TimelineLines> =>
	linesOf(db, lang, [promise], days);

function toListChange(lang: Lang, { programmeId, title, at, act, from, to, number, reason }: ListChange, i: number) {
	const t = messages[lang];
	const n = (value: number) => formatNumber(lang, value);
	const which = from !== null && to !== null ? [t.count(to - from + 1)] : number === null ? [] : [`${t.columns.number} ${n(number)}`];
	return {
		id: String(i),
		href: paths.promises.programme(lang, programmeId),
		programme: title[lang],
		day: formatDate(lang, dayOf(at)),
		what: [t.acts[act], ...which].join(': '),
		reason: reason === null ? undefined : t.changed.because(reason)
	};
}

/** So many promises are on a page. */
const ROWS = 40;

/** The timeline of a place, a programme, a topic or a unit; those due last come first. Throws not_found for what is not there. */
export async function presentTimeline(db: Reader, lang: Lang, { cursor, ...asked }: PublicWish) {
	const [days, { place, wish }] = [await daysNow(db), await chosenBy(db, { ...asked, standing: undefined })];
	const programme = asked.programme === undefined ? undefined : found(await programmeFor(db, ANONYMOUS, asked.programme));
	const page = await promises(db, wish, days, { cursor, limit: ROWS, back: true });
	const [lines, changes] = await Promise.all([
		linesOf(
			db,
			lang,
			page.rows,
			days,
			page.rows.filter(({ territoryId }) => territoryId !== place?.id)
		),
		listChanges(
			db,
			page.rows.map(({ programmeId }) => programmeId)
		)
	]);
	const { place: code, topic, unit, programme: programmeId } = asked;
	const query = { place: code, topic, unit, programme: programmeId };
	return {
		of: [place && (await placeName(db, place.id, lang)), programme?.title[lang]].filter((name) => name !== undefined).join(' · '),
		self: paths.promises.timeline(lang, query),
		back: programme === undefined ? paths.promises.list(lang, query) : paths.promises.programme(lang, programme.id),
		...lines,
		changes: changes.map((one, i) => toListChange(lang, one, i)),
		next: page.next && paths.promises.timeline(lang, { ...query, after: page.next })
	};
}
export type TimelinePage = Awaited<ReturnType<typeof presentTimeline>>;
