/** An assignment's states and what may follow. Pure: days are given, the clock is not read. */
import { isWorkingDay, workingDaysBetween, type Calendar } from '#platform/calendar/rules.ts';

export const ASSIGNMENT_STATES = ['issued', 'reported', 'returned', 'accepted', 'cancelled'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

export const ASSIGNMENT_ACTS = [
	/** Those who owe it have read it. */
	'acknowledge',
	'report',
	'accept',
	'return',
	/** Accepted without a report: the room it came from has seen the work done. */
	'settle',
	'ask_extension',
	'decide_extension',
	'move',
	'reassign',
	'cancel'
] as const;
export type AssignmentAct = (typeof ASSIGNMENT_ACTS)[number];

const TRANSITIONS = {
	issued: {
		acknowledge: 'issued',
		report: 'reported',
		settle: 'accepted',
		ask_extension: 'issued',
		decide_extension: 'issued',
		move: 'issued',
		reassign: 'issued',
		cancel: 'cancelled'
	},
	// A further report adds to the first; whoever gets the work anew starts anew.
	reported: {
		report: 'reported',
		accept: 'accepted',
		return: 'returned',
		settle: 'accepted',
		decide_extension: 'reported',
		move: 'reported',
		reassign: 'issued',
		cancel: 'cancelled'
	},
	returned: {
		report: 'reported',
		settle: 'accepted',
		ask_extension: 'returned',
		decide_extension: 'returned',
		move: 'returned',
		reassign: 'issued',
		cancel: 'cancelled'
	},
	accepted: {},
	cancelled: {}
} as const satisfies Record<AssignmentState, Partial<Record<AssignmentAct, AssignmentState>>>;

/** The state after an act, or undefined when the act is not possible in this state. */
export function next(state: AssignmentState, act: AssignmentAct): AssignmentState | undefined {
	const from: Partial<Record<AssignmentAct, AssignmentState>> = TRANSITIONS[state];
	return from[act];
}

/** The acts possible in a state, in a fixed order. */
export function possible(state: AssignmentState): AssignmentAct[] {
	return ASSIGNMENT_ACTS.filter((act) => next(state, act) !== undefined);
}

export function isOpen(state: AssignmentState): boolean {
	return state !== 'accepted' && state !== 'cancelled';
}

/** Whether a part holds up the whole: it must be done and is not. Parts that need not be done end with the whole. */
export function holdsUp(part: { state: AssignmentState; obligatory: boolean }): boolean {
	return part.obligatory && isOpen(part.state);
}

export type PartFault = 'after_whole' | 'before_parts';

/** What is wrong with a date inside a tree: a part is never due after the whole that it belongs to. */
export function partFault(
	dueOn: Temporal.PlainDate,
	{ whole, parts = [] }: { whole?: Temporal.PlainDate | undefined; parts?: readonly Temporal.PlainDate[] }
): PartFault | undefined {
	if (whole !== undefined && Temporal.PlainDate.compare(dueOn, whole) > 0) return 'after_whole';
	return parts.some((part) => Temporal.PlainDate.compare(part, dueOn) > 0) ? 'before_parts' : undefined;
}

/** The days by which lateness is judged, in the deployment's zone. */
export interface Timing {
	state: AssignmentState;
	dueOn: Temporal.PlainDate;
	firstDueOn: Temporal.PlainDate;
	/** The day of the report that stands (the first one since it was last returned). */
	reportedOn: Temporal.PlainDate | null;
	closedOn: Temporal.PlainDate | null;
}

export interface Lateness {
	late: boolean;
	/** Working days late: at least 1 when late, 0 when not. */
	days: number;
	/** Late against the date first given: an extension does not hide it. */
	lateAtFirst: boolean;
}

/**
 * Whether the duty was or is late. Once a report stands or the assignment is accepted, only the day of the report
 * counts: neither a slow acceptance nor the day on which somebody looks (`today`) changes the answer.
 */
export function lateness(calendar: Calendar, timing: Timing, today: Temporal.PlainDate): Lateness {
	if (timing.state === 'cancelled') return { late: false, days: 0, lateAtFirst: false };
	const judged = judgedOn(timing, today);
	const late = Temporal.PlainDate.compare(judged, timing.dueOn) > 0;
	return {
		late,
		// Done on the Saturday after a Friday's term is late, though no working day passed.
		days: late ? Math.max(1, workingDaysBetween(calendar, timing.dueOn, judged)) : 0,
		lateAtFirst: Temporal.PlainDate.compare(judged, timing.firstDueOn) > 0
	};
}

function judgedOn(timing: Timing, today: Temporal.PlainDate): Temporal.PlainDate {
	if (timing.state === 'reported') return timing.reportedOn ?? today;
	if (timing.state === 'accepted') return timing.reportedOn ?? timing.closedOn ?? today;
	return today;
}

/** Working days left to the due date: 0 on the last day, negative when it has passed. */
export function daysLeft(calendar: Calendar, dueOn: Temporal.PlainDate, today: Temporal.PlainDate): number {
	return workingDaysBetween(calendar, today, dueOn);
}

export type DateFault = 'day_off' | 'in_past' | 'not_later';

/** What is wrong with a chosen due date; undefined when nothing is. `after` is the date it must be later than. */
export function dateFault(
	calendar: Calendar,
	dueOn: Temporal.PlainDate,
	today: Temporal.PlainDate,
	after?: Temporal.PlainDate
): DateFault | undefined {
	if (after !== undefined && Temporal.PlainDate.compare(dueOn, after) <= 0) return 'not_later';
	if (Temporal.PlainDate.compare(dueOn, today) < 0) return 'in_past';
	return isWorkingDay(calendar, dueOn) ? undefined : 'day_off';
}
