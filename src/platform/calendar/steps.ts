/** When to remind and when to escalate. Pure: the clock is given, and nothing is ever due at night or on a day off. */
import { isWorkingDay, workingDaysAfter, workingDaysBefore, type Calendar } from './rules.ts';

export const STEPS = ['before_5', 'before_3', 'before_1', 'noon', 'late_1', 'late_3', 'late_5'] as const;
export type Step = (typeof STEPS)[number];

/** Mails go out from this hour: the setting says only when the day ends. */
export const WORKDAY_STARTS = Temporal.PlainTime.from('09:00');
const NOON = Temporal.PlainTime.from('12:00');
/** Steps reach this many working days to either side of the due date. */
export const REACH = 6;

/** How far up a step goes: 0 who owes it, 1 the head of the unit, 2 the head above, 3 the one above that. */
export const LEVELS: Record<Step, number> = { before_5: 0, before_3: 0, before_1: 0, noon: 0, late_1: 1, late_3: 2, late_5: 3 };

/** Whether mails may go out: a working day, from 09:00 to the end of the working day. */
export function isWorkingTime(calendar: Calendar, now: Temporal.ZonedDateTime, workdayEnds: Temporal.PlainTime): boolean {
	const time = now.toPlainTime();
	if (Temporal.PlainTime.compare(time, WORKDAY_STARTS) < 0 || Temporal.PlainTime.compare(time, workdayEnds) >= 0) return false;
	return isWorkingDay(calendar, now.toPlainDate());
}

/** The moment of each step, earliest first, in local time. A due date on a day off has the working day before it as its last. */
export function stepMoments(calendar: Calendar, dueOn: Temporal.PlainDate): { step: Step; at: Temporal.PlainDateTime }[] {
	const last = isWorkingDay(calendar, dueOn) ? dueOn : workingDaysBefore(calendar, dueOn, 1);
	const before = (n: number) => workingDaysBefore(calendar, last, n).toPlainDateTime(WORKDAY_STARTS);
	const after = (n: number) => workingDaysAfter(calendar, dueOn, n).toPlainDateTime(WORKDAY_STARTS);
	return [
		{ step: 'before_5', at: before(5) },
		{ step: 'before_3', at: before(3) },
		{ step: 'before_1', at: before(1) },
		{ step: 'noon', at: last.toPlainDateTime(NOON) },
		{ step: 'late_1', at: after(1) },
		{ step: 'late_3', at: after(3) },
		{ step: 'late_5', at: after(5) }
	];
}

/**
 * The steps whose moment has come by `now`, earliest first; none outside working time. Of several only the last is
 * worth a mail: the others were missed and say less.
 */
export function dueSteps(
	calendar: Calendar,
	dueOn: Temporal.PlainDate,
	now: Temporal.ZonedDateTime,
	workdayEnds: Temporal.PlainTime
): Step[] {
	if (!isWorkingTime(calendar, now, workdayEnds)) return [];
	return reached(calendar, dueOn, now).map(({ step }) => step);
}

/**
 * The step to send now: the last one reached, unless its moment was before `since` (who got the work two days before
 * its term has just been told of the term).
 */
export function stepToSend(
	calendar: Calendar,
	due: { dueOn: Temporal.PlainDate; since: Temporal.PlainDateTime },
	now: Temporal.ZonedDateTime,
	workdayEnds: Temporal.PlainTime
): Step | undefined {
	if (!isWorkingTime(calendar, now, workdayEnds)) return undefined;
	const last = reached(calendar, due.dueOn, now).at(-1);
	return last !== undefined && Temporal.PlainDateTime.compare(last.at, due.since) > 0 ? last.step : undefined;
}

function reached(calendar: Calendar, dueOn: Temporal.PlainDate, now: Temporal.ZonedDateTime) {
	const present = now.toPlainDateTime();
	return stepMoments(calendar, dueOn).filter(({ at }) => Temporal.PlainDateTime.compare(at, present) <= 0);
}
