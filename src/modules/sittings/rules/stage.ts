/** Where a sitting stands, read from its moments, and what can be done then. Pure. */
import { workingDaysBefore, type Calendar, type Term } from '#platform/calendar/rules.ts';

export const STAGES = ['planned', 'discussed', 'announced', 'check_in', 'open', 'ended', 'not_held', 'cancelled'] as const;
/** `discussed`: the draft agenda is out; `announced`: it is final, the notice served; `not_held`: the quorum never came. */
export type Stage = (typeof STAGES)[number];

export interface Moments {
	draftAt: Temporal.Instant | null;
	finalAt: Temporal.Instant | null;
	/** People began to come. */
	checkInAt: Temporal.Instant | null;
	/** The chair opened it. */
	openedAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
	cancelled: boolean;
}

export function stageOf({ draftAt, finalAt, checkInAt, openedAt, endedAt, cancelled }: Moments): Stage {
	if (cancelled) return 'cancelled';
	if (endedAt !== null) return openedAt === null ? 'not_held' : 'ended';
	if (openedAt !== null) return 'open';
	if (checkInAt !== null) return 'check_in';
	if (finalAt !== null) return 'announced';
	return draftAt === null ? 'planned' : 'discussed';
}

/** Whether nothing happens any more: it ended, was not held, or was called off. */
export const isOver = (stage: Stage) => stage === 'ended' || stage === 'not_held' || stage === 'cancelled';

export const SITTING_ACTS = [
	'change',
	'agenda',
	'paper',
	'discuss',
	'announce',
	'add_late',
	'withdraw',
	'check_in',
	'note',
	'open',
	'item',
	'decide',
	'end',
	'record',
	'cancel'
] as const;
/** `agenda`: the items are worked on freely; `add_late`, `withdraw`: after the notice, with a reason; `record`: the recording and its index;
 * `decide`: a decision is written, after the end into minutes that are a draft. */
export type SittingAct = (typeof SITTING_ACTS)[number];

const POSSIBLE: Record<Stage, readonly SittingAct[]> = {
	planned: ['change', 'agenda', 'paper', 'discuss', 'announce', 'cancel'],
	discussed: ['change', 'agenda', 'paper', 'announce', 'cancel'],
	announced: ['paper', 'add_late', 'withdraw', 'check_in', 'cancel'],
	check_in: ['paper', 'add_late', 'withdraw', 'note', 'open', 'end', 'record'],
	open: ['paper', 'add_late', 'withdraw', 'note', 'item', 'decide', 'end', 'record'],
	ended: ['decide', 'record'],
	not_held: [],
	cancelled: []
};

/** What can be done at a stage. */
export function possible(stage: Stage): readonly SittingAct[] {
	return POSSIBLE[stage];
}

/**
 * From when people may be checked in: so many hours before the announced start; it is opened at the start and not before, for whoever read
 * the notice comes to that.
 */
export function mayBeginFrom(act: 'check_in' | 'open', startsAt: Temporal.Instant, checkInHours: number): Temporal.Instant {
	return act === 'open' ? startsAt : startsAt.subtract({ hours: checkInHours });
}

/** The last day on which the notice of a sitting of `day` is in time: so long before it, by the calendar or in working days. */
export function latestNotice(calendar: Calendar, day: Temporal.PlainDate, { n, unit }: Pick<Term, 'n' | 'unit'>): Temporal.PlainDate {
	if (unit === 'working_day') return workingDaysBefore(calendar, day, n);
	return day.subtract(unit === 'month' ? { months: n } : { days: n });
}

/** By how many calendar days a notice served today comes after the last day on which it is in time; 0 when it is. */
export function shortBy(today: Temporal.PlainDate, latest: Temporal.PlainDate): number {
	return Math.max(0, latest.until(today, { largestUnit: 'days' }).days);
}
