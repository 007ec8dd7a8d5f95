/**
 * When a directive comes again. Pure: everything is a calendar day, so neither clock nor zone comes in. An occurrence is known by
 * its period: the week, month, quarter or year in which it is meant to be due.
 */
import { isWorkingDay, nextWorkingDay, workingDaysBefore, type Calendar } from '#platform/calendar/rules.ts';

export const EVERY = ['week', 'month', 'quarter', 'year'] as const;
export type Every = (typeof EVERY)[number];

/** The day on which it is due: 1 is Monday; the first month of a quarter is 1. A month that is shorter ends it on its last day. */
export type Rhythm =
	| { every: 'week'; day: number }
	| { every: 'month'; day: number }
	| { every: 'quarter'; month: number; day: number }
	| { every: 'year'; month: number; day: number };

export interface Plan {
	rhythm: Rhythm;
	/** Working days before the due day on which it is issued; 0 is the due day itself. */
	lead: number;
	/** Nothing is due before this day. */
	from: Temporal.PlainDate;
	/** Nothing is due after this day; null: until it is ended. */
	until: Temporal.PlainDate | null;
}

export interface Occurrence {
	/** The first day of its period. */
	period: Temporal.PlainDate;
	issueOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
}

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (before(a, b) ? b : a);

/** The first day of the period that `on` is in. */
export function periodOf(every: Every, on: Temporal.PlainDate): Temporal.PlainDate {
	switch (every) {
		case 'week':
			return on.subtract({ days: on.dayOfWeek - 1 });
		case 'month':
			return on.with({ day: 1 });
		case 'quarter':
			return on.with({ day: 1, month: on.month - ((on.month - 1) % 3) });
		case 'year':
			return on.with({ day: 1, month: 1 });
	}
}

const LENGTH = { week: { weeks: 1 }, month: { months: 1 }, quarter: { months: 3 }, year: { years: 1 } } as const;

/** The day that the rhythm names in a period, whether it is worked or not. */
function named(rhythm: Rhythm, period: Temporal.PlainDate): Temporal.PlainDate {
	if (rhythm.every === 'week') return period.add({ days: rhythm.day - 1 });
	const month = 'month' in rhythm ? period.add({ months: rhythm.month - 1 }) : period;
	return month.with({ day: rhythm.day });
}

/**
 * The occurrence of a period. Named for a day off it is due on the next working day, as every term here (АППК Art. 76(5)).
 * Undefined where nothing is worked before the day that the next period names: it would ask twice by one day.
 */
export function occurrenceOf(calendar: Calendar, { rhythm, lead }: Plan, period: Temporal.PlainDate): Occurrence | undefined {
	const day = named(rhythm, period);
	const dueOn = isWorkingDay(calendar, day) ? day : nextWorkingDay(calendar, day);
	if (!before(dueOn, named(rhythm, period.add(LENGTH[rhythm.every])))) return undefined;
	return { period, dueOn, issueOn: workingDaysBefore(calendar, dueOn, lead) };
}

/** The occurrences of a plan from a period on, in their order; endless where the plan is. */
export function* occurrences(calendar: Calendar, plan: Plan, period: Temporal.PlainDate): Generator<Occurrence, void> {
	for (let at = period; ; at = at.add(LENGTH[plan.rhythm.every])) {
		const one = occurrenceOf(calendar, plan, at);
		if (one === undefined || before(one.dueOn, plan.from)) continue;
		if (plan.until !== null && before(plan.until, one.dueOn)) return;
		yield one;
	}
}

/**
 * The first occurrences of a plan that begins today: due after today, and after what was dealt with last by another plan (both
 * its period and its due day): what was issued keeps its date, and no period has two.
 */
export function beginning(
	calendar: Calendar,
	plan: Plan,
	today: Temporal.PlainDate,
	last: Pick<Occurrence, 'period' | 'dueOn'> | undefined,
	count: number
): Occurrence[] {
	const { every } = plan.rhythm;
	const first = later(plan.from, today);
	// A day off may bring the due day into the next period: begin one before.
	const start = periodOf(every, periodOf(every, first).subtract({ days: 1 }));
	return occurrences(calendar, plan, start)
		.filter(
			({ period, dueOn }) => before(today, dueOn) && (last === undefined || (before(last.period, period) && before(last.dueOn, dueOn)))
		)
		.take(count)
		.toArray();
}

export interface Settled {
	/** Their day has passed: there is nothing left to ask for. */
	missed: Occurrence[];
	/** Their day of issue has come, and what they ask can still be done in time. */
	due: Occurrence[];
	/** The first whose day of issue has not come; undefined when the plan is over. */
	next: Occurrence | undefined;
}

/**
 * What there is to do on a day, from the first period that was not dealt with. Whatever kept it from being done (a night without
 * a server, a pause), each occurrence is in one of the three, and those before `next` in one of two.
 */
export function settle(calendar: Calendar, plan: Plan, period: Temporal.PlainDate, today: Temporal.PlainDate): Settled {
	const settled: Settled = { missed: [], due: [], next: undefined };
	for (const one of occurrences(calendar, plan, period)) {
		if (before(today, one.issueOn)) return { ...settled, next: one };
		(before(one.dueOn, today) ? settled.missed : settled.due).push(one);
	}
	return settled;
}
