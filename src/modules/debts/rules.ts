/** What hurts first, and why a row stands where it stands. Pure: days are given, the clock is not read. */
import { CLOCKS, type Clock } from '#platform/calendar/debts.ts';
import { isWorkingDay, workingDaysBetween, type Calendar } from '#platform/calendar/rules.ts';

/** Where a debt stands in the list. */
export interface Place {
	dueOn: Temporal.PlainDate;
	clock: Clock;
	id: string;
}

/**
 * The order of the list: what is overdue longest, then what is due next; of one day the law's clock before our own. The
 * id at the end makes it one order for everybody, so that a page goes on where the last one stood.
 */
export function compareDebts(a: Place, b: Place): number {
	return (
		Temporal.PlainDate.compare(a.dueOn, b.dueOn) ||
		CLOCKS.indexOf(a.clock) - CLOCKS.indexOf(b.clock) ||
		(a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
	);
}

/** How near it is, in the order of the list. */
export const GROUPS = ['late', 'today', 'week', 'later'] as const;
export type Group = (typeof GROUPS)[number];

/** The last day of the week (Sunday) that `day` is in. */
export function weekEnd(day: Temporal.PlainDate): Temporal.PlainDate {
	return day.add({ days: 7 - day.dayOfWeek });
}

/** The Monday of the week that `day` is in. */
export function weekStart(day: Temporal.PlainDate): Temporal.PlainDate {
	return day.subtract({ days: day.dayOfWeek - 1 });
}

export function groupOf(dueOn: Temporal.PlainDate, today: Temporal.PlainDate): Group {
	const order = Temporal.PlainDate.compare(dueOn, today);
	if (order < 0) return 'late';
	if (order === 0) return 'today';
	return Temporal.PlainDate.compare(dueOn, weekEnd(today)) <= 0 ? 'week' : 'later';
}

export interface Owed {
	dueOn: Temporal.PlainDate;
	firstDueOn: Temporal.PlainDate;
	/** Since when it waits. */
	sinceOn: Temporal.PlainDate;
	/** What waits for a judgement has no date of its own: `dueOn` is that of the work. */
	undated: boolean;
}

/** Why a row stands where it stands. */
export interface Reason {
	why: Group | 'waits';
	/** Working days late, left, or waited for; at least 1 when late. */
	days: number;
	/** The first date has passed as well: an extension does not hide it. */
	pastFirst: boolean;
}

export function reasonOf(calendar: Calendar, owed: Owed, today: Temporal.PlainDate): Reason {
	const { dueOn, firstDueOn, sinceOn } = owed;
	const pastFirst = !firstDueOn.equals(dueOn) && Temporal.PlainDate.compare(firstDueOn, today) < 0;
	if (owed.undated) return { why: 'waits', days: Math.max(0, workingDaysBetween(calendar, sinceOn, today)), pastFirst: false };
	const why = groupOf(dueOn, today);
	// Due on a Saturday and seen on Sunday it is late, though no working day passed.
	const days = why === 'late' ? Math.max(1, workingDaysBetween(calendar, dueOn, today)) : workingDaysBetween(calendar, today, dueOn);
	return { why, days, pastFirst };
}

/** When the weekly letter goes out: a day of the week (1 is Monday) and an hour. */
export interface LetterTime {
	day: number;
	hour: number;
}

/**
 * The day of this week on which the letter goes out: the chosen one; when that is off, the next working day of the week, or
 * else the last one before. Undefined in a week without a working day.
 */
export function letterDay(calendar: Calendar, week: Temporal.PlainDate, { day }: LetterTime): Temporal.PlainDate | undefined {
	const days = [0, 1, 2, 3, 4, 5, 6].map((n) => week.add({ days: n })).filter((one) => isWorkingDay(calendar, one));
	return days.find((one) => one.dayOfWeek >= day) ?? days.at(-1);
}

/** Whether letters go out now: from the day and hour on, on working days; what was missed is made up for in the same week. */
export function lettersGo(calendar: Calendar, present: Temporal.ZonedDateTime, time: LetterTime): boolean {
	const today = present.toPlainDate();
	const from = letterDay(calendar, weekStart(today), time);
	return from !== undefined && Temporal.PlainDate.compare(from, today) <= 0 && isWorkingDay(calendar, today) && present.hour >= time.hour;
}
