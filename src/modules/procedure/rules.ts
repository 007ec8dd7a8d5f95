/** What the Code demands on an appeal's way beside its main line: putting it right. Pure. */
import { isWorkingDay, nextWorkingDay, workingDaysBefore, type Calendar } from '#platform/calendar/rules.ts';

export const CORRECTION_STATES = ['asked', 'done', 'lapsed', 'ended'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/**
 * Why a day cannot be the last one to put an appeal right: it counts inside the general term (Art. 63, 93), so it comes
 * after today, is a working day, and leaves the term itself where it is.
 */
export function correctionFault(
	calendar: Calendar,
	day: Temporal.PlainDate,
	given: { today: Temporal.PlainDate; dueOn: Temporal.PlainDate }
): 'procedure.past' | 'day_off' | 'procedure.beyond_term' | undefined {
	if (Temporal.PlainDate.compare(day, given.today) <= 0) return 'procedure.past';
	if (!isWorkingDay(calendar, day)) return 'day_off';
	return Temporal.PlainDate.compare(day, given.dueOn) > 0 ? 'procedure.beyond_term' : undefined;
}

/** The last day that the form offers: the usual one, but a working day before the general term ends where that is nearer. */
export function offeredDay(
	calendar: Calendar,
	usual: Temporal.PlainDate,
	given: { today: Temporal.PlainDate; dueOn: Temporal.PlainDate }
): Temporal.PlainDate {
	const latest = workingDaysBefore(calendar, given.dueOn, 1);
	if (Temporal.PlainDate.compare(usual, latest) <= 0) return usual;
	return Temporal.PlainDate.compare(latest, given.today) > 0 ? latest : nextWorkingDay(calendar, given.today);
}
