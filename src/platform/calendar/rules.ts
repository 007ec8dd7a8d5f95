/**
 * Working-day arithmetic. Pure: the table of special days is given, the clock is not read.
 * Days are calendar days in the deployment's zone; instants become days before they come here.
 */
import type { Texts } from '../i18n/lang.ts';

/** A day that differs from the plain five-day week, with the act it comes from. */
export interface SpecialDay {
	day: string;
	/** `off`: a weekday nobody works. `worked`: a weekend day that the government made a working day. */
	kind: 'off' | 'worked';
	name: Texts;
	source: Texts;
}

/** The table by ISO day. `version` tells which state of the table computed a date. */
export interface Calendar {
	version: number;
	days: ReadonlyMap<string, SpecialDay>;
}

export function makeCalendar(version: number, days: readonly SpecialDay[]): Calendar {
	return { version, days: new Map(days.map((d) => [d.day, d])) };
}

export type DayUnit = 'working_day' | 'calendar_day' | 'month';

export interface Term {
	ruleId: string;
	ruleVersion: number;
	n: number;
	unit: DayUnit;
}

/** A day that was passed over while counting, and why (`name` is absent for a plain weekend). */
export interface SkippedDay {
	day: string;
	why: 'weekend' | 'off';
	name?: Texts;
	source?: Texts;
}

/** How a date came about: enough to show a citizen each day that was not counted. */
export interface Explanation {
	startsOn: string;
	dueOn: string;
	n: number;
	unit: DayUnit;
	skipped: SkippedDay[];
	/** Weekends that counted because they were worked. */
	worked: { day: string; name: Texts; source: Texts }[];
	/** The last day fell on a day off and rolled forward (calendar terms; a term of no days that begins on a day off). */
	rolledFrom?: string;
}

export interface ComputedDeadline {
	ruleId: string;
	ruleVersion: number;
	calendarVersion: number;
	startsOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	explanation: Explanation;
}

export function isWorkingDay(calendar: Calendar, day: Temporal.PlainDate): boolean {
	const special = calendar.days.get(day.toString());
	if (special !== undefined) return special.kind === 'worked';
	return day.dayOfWeek <= 5;
}

/** The first working day after `day`. */
export function nextWorkingDay(calendar: Calendar, day: Temporal.PlainDate): Temporal.PlainDate {
	let next = day.add({ days: 1 });
	while (!isWorkingDay(calendar, next)) next = next.add({ days: 1 });
	return next;
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is before `from`. Counted by weeks and special
 * days, not day by day: a term missed years ago costs a page no more than one missed yesterday.
 */
export function workingDaysBetween(calendar: Calendar, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
	if (Temporal.PlainDate.compare(to, from) < 0) return 0 - workingDaysBetween(calendar, to, from);
	const [after, upTo] = [from.toString(), to.toString()];
	let count = weekdaysBetween(from, to);
	for (const { day, kind } of calendar.days.values()) {
		if (day <= after || day > upTo) continue;
		const weekday = Temporal.PlainDate.from(day).dayOfWeek <= 5;
		if (kind === 'off' && weekday) count--;
		if (kind === 'worked' && !weekday) count++;
	}
	return count;
}

/** Mondays to Fridays after `from` up to and including `to`. */
function weekdaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
	const days = from.until(to, { largestUnit: 'days' }).days;
	const rest = days % 7;
	let count = ((days - rest) / 7) * 5;
	for (let i = 1; i <= rest; i++) if ((from.dayOfWeek + i - 1) % 7 < 5) count++;
	return count;
}

/** The working day `n` working days after `day`; `day` itself when n is 0. */
export function workingDaysAfter(calendar: Calendar, day: Temporal.PlainDate, n: number): Temporal.PlainDate {
	let at = day;
	for (let left = n; left > 0; left--) at = nextWorkingDay(calendar, at);
	return at;
}

/** The working day `n` working days before `day`; for reminders. */
export function workingDaysBefore(calendar: Calendar, day: Temporal.PlainDate, n: number): Temporal.PlainDate {
	let at = day;
	for (let left = n; left > 0;) {
		at = at.subtract({ days: 1 });
		if (isWorkingDay(calendar, at)) left--;
	}
	return at;
}

/**
 * The day of registration for what was received at `at`: the same day, or the next working day when it came
 * after the working day's end or on a day off (АППК Art. 64(3)).
 */
export function registrationDay(calendar: Calendar, at: Temporal.ZonedDateTime, dayEndsAt: Temporal.PlainTime): Temporal.PlainDate {
	const day = at.toPlainDate();
	const inTime = Temporal.PlainTime.compare(at.toPlainTime(), dayEndsAt) < 0;
	return isWorkingDay(calendar, day) && inTime ? day : nextWorkingDay(calendar, day);
}

/**
 * The last day of a term. Day zero is `startsOn`, day one is the next day of the unit (Art. 76(2)). A term in
 * calendar days or months whose last day is off ends on the next working day (Art. 76(5)).
 */
export function deadline(calendar: Calendar, startsOn: Temporal.PlainDate, term: Term): ComputedDeadline {
	const { dueOn, ...how } =
		term.unit === 'working_day' ? countWorking(calendar, startsOn, term.n) : countCalendar(calendar, startsOn, term);
	return {
		ruleId: term.ruleId,
		ruleVersion: term.ruleVersion,
		calendarVersion: calendar.version,
		startsOn,
		dueOn,
		explanation: { startsOn: startsOn.toString(), dueOn: dueOn.toString(), n: term.n, unit: term.unit, ...how }
	};
}

type Counted = Pick<Explanation, 'skipped' | 'worked' | 'rolledFrom'> & { dueOn: Temporal.PlainDate };

function countWorking(calendar: Calendar, startsOn: Temporal.PlainDate, n: number): Counted {
	// "The same day" cannot be a day off.
	if (n === 0) return rolled(calendar, startsOn);
	const skipped: SkippedDay[] = [];
	const worked: Explanation['worked'] = [];
	let day = startsOn;
	for (let left = n; left > 0;) {
		day = day.add({ days: 1 });
		const special = calendar.days.get(day.toString());
		if (!isWorkingDay(calendar, day)) {
			skipped.push(skippedDay(day, special));
			continue;
		}
		worked.push(...workedOn(calendar, day));
		left--;
	}
	return { dueOn: day, skipped, worked };
}

function countCalendar(calendar: Calendar, startsOn: Temporal.PlainDate, term: Term): Counted {
	return rolled(calendar, startsOn.add(term.unit === 'month' ? { months: term.n } : { days: term.n }));
}

function rolled(calendar: Calendar, last: Temporal.PlainDate): Counted {
	if (isWorkingDay(calendar, last)) return { dueOn: last, skipped: [], worked: workedOn(calendar, last) };
	const dueOn = nextWorkingDay(calendar, last);
	const skipped: SkippedDay[] = [];
	for (let day = last; Temporal.PlainDate.compare(day, dueOn) < 0; day = day.add({ days: 1 })) {
		skipped.push(skippedDay(day, calendar.days.get(day.toString())));
	}
	return { dueOn, skipped, worked: workedOn(calendar, dueOn), rolledFrom: last.toString() };
}

function workedOn(calendar: Calendar, day: Temporal.PlainDate): Explanation['worked'] {
	const special = calendar.days.get(day.toString());
	return special === undefined ? [] : [{ day: special.day, name: special.name, source: special.source }];
}

function skippedDay(day: Temporal.PlainDate, special: SpecialDay | undefined): SkippedDay {
	if (special === undefined) return { day: day.toString(), why: 'weekend' };
	return { day: day.toString(), why: 'off', name: special.name, source: special.source };
}
