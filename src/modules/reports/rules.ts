/** How a deputy's report stands and when it is to be there. Pure: instants and days are given, the clock is not read. */
import { isWorkingDay, workingDaysBefore, type Calendar, type Term } from '#platform/calendar/rules.ts';
import type { EventState } from '#modules/events/rules.ts';

/** The kind of event at which a deputy reports. */
export const REPORT_KIND = 'report_meeting';

/** What a report speaks of; `general` is the deputy's word alone. */
export const SECTIONS = ['general', 'appeals', 'assignments', 'visits', 'receptions', 'questions', 'promises'] as const;
export type Section = (typeof SECTIONS)[number];

export const REPORT_STATES = ['draft', 'published', 'held', 'closed'] as const;
/** `held`: its meeting is over, and those who came rate it; `closed`: the term of that is over. */
export type ReportState = (typeof REPORT_STATES)[number];

export interface ReportFacts {
	publishedAt: Temporal.Instant | null;
	eventState: EventState;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	/** The last day on which those who came rate it. */
	rateUntil: Temporal.PlainDate;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

/** The meeting is over: it was closed, or its time has passed. One that was called off was never held. */
export function isHeld({ eventState, endsAt }: ReportFacts, at: Temporal.Instant): boolean {
	return eventState !== 'cancelled' && (eventState === 'closed' || !isBefore(at, endsAt));
}

/** How a report stands. Without publication it stays a draft, whatever became of the meeting: that it was not published is said. */
export function stateOf(report: ReportFacts, at: Temporal.Instant, today: Temporal.PlainDate): ReportState {
	if (report.publishedAt === null) return 'draft';
	if (!isHeld(report, at)) return 'published';
	return Temporal.PlainDate.compare(today, report.rateUntil) > 0 ? 'closed' : 'held';
}

export const REPORT_ACTS = ['write', 'publish', 'amend', 'move', 'promise'] as const;
/** `write`: period and words of a draft; `move`: to another meeting, when its own was called off. */
export type ReportAct = (typeof REPORT_ACTS)[number];

/** The acts that are possible now, in their order. */
export function possible(report: ReportFacts, at: Temporal.Instant): ReportAct[] {
	const draft = report.publishedAt === null;
	const off = report.eventState === 'cancelled';
	const may: Record<ReportAct, boolean> = {
		write: draft,
		// Late is possible, and shown; of a meeting that is not held nothing is told.
		publish: draft && !off,
		amend: !draft,
		move: off,
		promise: !off && !isBefore(at, report.startsAt)
	};
	return REPORT_ACTS.filter((act) => may[act]);
}

/** The last day to publish for a meeting on `day`: so long before, and never on a day off. */
export function publishBy(calendar: Calendar, day: Temporal.PlainDate, { n, unit }: Pick<Term, 'n' | 'unit'>): Temporal.PlainDate {
	if (unit === 'working_day') return workingDaysBefore(calendar, day, n);
	const before = day.subtract(unit === 'month' ? { months: n } : { days: n });
	return isWorkingDay(calendar, before) ? before : workingDaysBefore(calendar, before, 1);
}

/** How many days after its last day a report was published; 0 in time. */
export function daysLate(by: Temporal.PlainDate, on: Temporal.PlainDate): number {
	return Math.max(0, by.until(on, { largestUnit: 'days' }).days);
}

/** The days a report is proposed for: from the day after the former one, else a year, never from before the mandate, up to the day before. */
export function proposedPeriod(
	{ day, mandateFrom, former }: { day: Temporal.PlainDate; mandateFrom: Temporal.PlainDate; former: Temporal.PlainDate | undefined },
	today: Temporal.PlainDate
): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
	const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b);
	const to = earlier(day, today).subtract({ days: 1 });
	const start = former?.add({ days: 1 }) ?? to.subtract({ years: 1 }).add({ days: 1 });
	const from = Temporal.PlainDate.compare(start, mandateFrom) < 0 ? mandateFrom : start;
	return { from: earlier(from, to), to };
}

/** What somebody wrote, in the languages in which they did. */
export type Words = Partial<Record<'kk' | 'ru' | 'en', string>>;

/** The text for a reader: in their language, else in the first of those in which it was written; undefined where nothing was. */
export function wordsFor(words: Words | undefined, lang: 'kk' | 'ru' | 'en'): { text: string; lang: 'kk' | 'ru' | 'en' } | undefined {
	const found = [lang, 'kk' as const, 'ru' as const, 'en' as const].find((one) => words?.[one] !== undefined);
	const text = found === undefined ? undefined : words?.[found];
	return found === undefined || text === undefined ? undefined : { text, lang: found };
}
