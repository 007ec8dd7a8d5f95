/** An event's states, and what came of an invitation. Pure: instants are given, the clock is not read. */

export const EVENT_STATES = ['planned', 'invited', 'open', 'closed', 'cancelled'] as const;
export type EventState = (typeof EVENT_STATES)[number];

export const EVENT_ACTS = ['change', 'attach', 'invite', 'reply', 'open', 'mark', 'item', 'close', 'cancel'] as const;
export type EventAct = (typeof EVENT_ACTS)[number];

const TRANSITIONS = {
	planned: { change: 'planned', attach: 'planned', invite: 'invited', cancel: 'cancelled' },
	invited: { attach: 'invited', reply: 'invited', open: 'open', cancel: 'cancelled' },
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

export const ATTENDANCES = ['present', 'late', 'excused', 'absent', 'expected', 'unanswered'] as const;
/**
 * `excused`: absent, and the unit said why; `absent`: it said nothing. Before an event is over: `expected` will come,
 * `unanswered` has not said.
 */
export type Attendance = (typeof ATTENDANCES)[number];

export interface Invited {
	reply: 'coming' | 'absent' | null;
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
 * punctual: what counts is the time that was told.
 */
export function attendance({ reply, people }: Invited, timing: Timing): Attendance {
	if (firstCame(people) !== undefined) return minutesLate(people, timing) > 0 ? 'late' : 'present';
	if (reply === 'absent') return 'excused';
	if (timing.over) return 'absent';
	return reply === 'coming' ? 'expected' : 'unanswered';
}

/** How one member of an invited body attended: what the body said of itself holds for who came to nothing and gave no reason of their own. */
export function memberAttendance(reply: Invited['reply'], member: Presence & { reason: string | null }, timing: Timing): Attendance {
	return attendance({ reply: member.reason === null ? reply : 'absent', people: [member] }, timing);
}

/** What is to be counted of an event. */
export function tally(list: readonly Attendance[]): Record<Attendance, number> {
	const counts = Object.fromEntries(ATTENDANCES.map((one) => [one, 0])) as Record<Attendance, number>;
	for (const one of list) counts[one]++;
	return counts;
}

/** What the mark of an agenda item may do next: one item at a time, each once. */
export function itemAct(item: { startedAt: unknown; endedAt: unknown }, running: boolean): 'start' | 'end' | undefined {
	if (item.startedAt === null) return running ? undefined : 'start';
	return item.endedAt === null ? 'end' : undefined;
}
