/** What hurts first, and why a row stands where it stands. Pure: days are given, the clock is not read. */
import { CLOCKS, type Clock } from '#platform/calendar/debts.ts';
import { workingDaysBetween, type Calendar } from '#platform/calendar/rules.ts';

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
