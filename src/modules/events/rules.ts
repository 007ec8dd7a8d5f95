/** An event's states, what came of an invitation, and when it is reminded of. Pure: instants are given, the clock is not read. */
import { isWorkingDay, workingDaysBefore, type Calendar, type Term } from '#platform/calendar/rules.ts';

export const EVENT_STATES = ['planned', 'invited', 'open', 'closed', 'cancelled'] as const;
export type EventState = (typeof EVENT_STATES)[number];

export const EVENT_ACTS = ['change', 'attach', 'invite', 'move', 'reply', 'open', 'mark', 'item', 'close', 'cancel'] as const;
export type EventAct = (typeof EVENT_ACTS)[number];

const TRANSITIONS = {
	planned: { change: 'planned', attach: 'planned', invite: 'invited', cancel: 'cancelled' },
	invited: { attach: 'invited', move: 'invited', reply: 'invited', open: 'open', cancel: 'cancelled' },
	open: { attach: 'open', reply: 'open', mark: 'open', item: 'open', close: 'closed' },
	// A branch may still say why it was not there; the command knows until when.
	closed: { reply: 'closed' },
	cancelled: {}
} as const satisfies Record<EventState, Partial<Record<EventAct, EventState>>>;

/** The state after an act, or undefined when the act is not possible in this state. */
export function next(state: EventState, act: EventAct): EventState | undefined {
	const from: Partial<Record<EventAct, EventState>> = TRANSITIONS[state];
	return from[act];
}

/** The acts possible in a state, in a fixed order. */
export function possible(state: EventState): EventAct[] {
	return EVENT_ACTS.filter((act) => next(state, act) !== undefined);
}

export const VIDEO_KINDS = ['none', 'url', 'jitsi', 'bbb'] as const;
export type VideoKind = (typeof VIDEO_KINDS)[number];

/** Somebody of an invited unit: expected, come, gone. */
export interface Presence {
	cameAt: Temporal.Instant | null;
	leftAt: Temporal.Instant | null;
}

export const ATTENDANCES = ['present', 'late', 'excused', 'absent', 'expected', 'unconfirmed', 'unanswered'] as const;
/**
 * `excused`: absent, and the unit said why; `absent`: it said nothing. Before an event is over: `expected` will come,
 * `unconfirmed` answered for another time, before it was moved, `unanswered` has not said.
 */
export type Attendance = (typeof ATTENDANCES)[number];

export interface Invited {
	reply: 'coming' | 'absent' | null;
	/** The answer was given before the event was moved. */
	forOldTime: boolean;
	people: readonly Presence[];
}

export interface Timing {
	startsAt: Temporal.Instant;
	graceMinutes: number;
	/** Nobody comes any more: what did not come was absent. */
	over: boolean;
}

/** When the first of a unit came. */
export function firstCame(people: readonly Presence[]): Temporal.Instant | undefined {
	return people.flatMap(({ cameAt }) => cameAt ?? []).toSorted((a, b) => Temporal.Instant.compare(a, b))[0];
}

/** When the last of a unit left; undefined while somebody is there, or nobody ever was. */
export function lastLeft(people: readonly Presence[]): Temporal.Instant | undefined {
	const came = people.filter(({ cameAt }) => cameAt !== null);
	if (came.some(({ leftAt }) => leftAt === null)) return undefined;
	return came
		.flatMap(({ leftAt }) => leftAt ?? [])
		.toSorted((a, b) => Temporal.Instant.compare(a, b))
		.at(-1);
}

/** Minutes after the planned start at which the first of a unit came; 0 when it came within the grace. */
export function minutesLate(people: readonly Presence[], { startsAt, graceMinutes }: Pick<Timing, 'startsAt' | 'graceMinutes'>): number {
	const came = firstCame(people);
	if (came === undefined || Temporal.Instant.compare(came, startsAt.add({ minutes: graceMinutes })) <= 0) return 0;
	return Math.ceil(startsAt.until(came).total('minutes'));
}

/**
 * How a unit attended. Who came, came: a reason given before no longer counts. A late opening of the event makes nobody
 * punctual: what counts is the time that was told last, and an answer given for another time excuses nobody.
 */
export function attendance({ reply, forOldTime, people }: Invited, timing: Timing): Attendance {
	if (firstCame(people) !== undefined) return minutesLate(people, timing) > 0 ? 'late' : 'present';
	if (reply !== null && forOldTime) return timing.over ? 'absent' : 'unconfirmed';
	if (reply === 'absent') return 'excused';
	if (timing.over) return 'absent';
	return reply === 'coming' ? 'expected' : 'unanswered';
}

/** How one member of an invited body attended: what the body said of itself holds for who came to nothing and gave no reason of their own. */
export function memberAttendance(
	{ reply, forOldTime }: Pick<Invited, 'reply' | 'forOldTime'>,
	member: Presence & { reason: string | null },
	timing: Timing
): Attendance {
	const said = member.reason === null ? { reply, forOldTime } : { reply: 'absent' as const, forOldTime: false };
	return attendance({ ...said, people: [member] }, timing);
}

/** What is to be counted of an event. */
export function tally(list: readonly Attendance[]): Record<Attendance, number> {
	const counts = Object.fromEntries(ATTENDANCES.map((one) => [one, 0])) as Record<Attendance, number>;
	for (const one of list) counts[one]++;
	return counts;
}

/** Whether an item of an agenda is being taken. */
export const isRunning = ({ startedAt, endedAt }: { startedAt: unknown; endedAt: unknown }): boolean =>
	startedAt !== null && endedAt === null;

/** What the mark of an agenda item may do next: one item at a time, each once. */
export function itemAct(item: { startedAt: unknown; endedAt: unknown }, running: boolean): 'start' | 'end' | undefined {
	if (item.startedAt === null) return running ? undefined : 'start';
	return item.endedAt === null ? 'end' : undefined;
}

/** The periods in which events are owed, in months: a month, a quarter, half a year, a year. */
export const NORM_PERIODS = [1, 3, 6, 12] as const;
export type NormPeriod = (typeof NORM_PERIODS)[number];

/** Who has not answered is reminded by a dated rule; who comes, on the working day before. */
export const REMINDERS = ['unanswered', 'eve'] as const;
export type Reminder = (typeof REMINDERS)[number];

type Before = Pick<Term, 'n' | 'unit'>;
export const EVE: Before = { n: 1, unit: 'working_day' };

/** The working day on which what begins on `day` is reminded of: so long before, and never on a day off. */
export function reminderDay(calendar: Calendar, day: Temporal.PlainDate, { n, unit }: Before): Temporal.PlainDate {
	if (unit === 'working_day') return workingDaysBefore(calendar, day, n);
	const before = day.subtract(unit === 'month' ? { months: n } : { days: n });
	return isWorkingDay(calendar, before) ? before : workingDaysBefore(calendar, before, 1);
}

/**
 * Whether a reminder goes out today: its day has come, the event's has not, and whom it is for was told before that day (who
 * is invited two days ahead has just read of it). A day on which nothing ran is made up for.
 */
export function reminds(
	calendar: Calendar,
	event: { startsOn: Temporal.PlainDate; toldOn: Temporal.PlainDate },
	before: Before,
	today: Temporal.PlainDate
): boolean {
	const day = reminderDay(calendar, event.startsOn, before);
	const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;
	return isBefore(event.toldOn, day) && !isBefore(today, day) && isBefore(today, event.startsOn);
}

/** The last day whose events may be reminded of today: nothing after it is looked at. */
export function lastReminded(calendar: Calendar, before: Before, today: Temporal.PlainDate): Temporal.PlainDate {
	let last = today;
	for (let next = last.add({ days: 1 }); Temporal.PlainDate.compare(reminderDay(calendar, next, before), today) <= 0;) {
		last = next;
		next = last.add({ days: 1 });
	}
	return last;
}
