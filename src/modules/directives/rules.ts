/** A directive's states, what is said of its parts, and how a part is judged. Pure: days are given, the clock is not read. */
import { isWorkingDay, workingDaysBefore, type Calendar } from '#platform/calendar/rules.ts';
import { lateness, type AssignmentState } from '#modules/assignments/rules.ts';

export const DIRECTIVE_STATES = ['draft', 'issued', 'closed', 'cancelled'] as const;
export type DirectiveState = (typeof DIRECTIVE_STATES)[number];
/** `known`: every one that the reader may know of; `ours`: issued or drafted by units of theirs. */
export const DIRECTIVE_LISTS = ['known', 'ours'] as const;
export type DirectiveList = (typeof DIRECTIVE_LISTS)[number];
export const DIRECTIVE_ACTS = ['change', 'issue', 'close', 'cancel'] as const;
export type DirectiveAct = (typeof DIRECTIVE_ACTS)[number];

const TRANSITIONS = {
	draft: { change: 'draft', issue: 'issued', cancel: 'cancelled' },
	issued: { close: 'closed', cancel: 'cancelled' },
	closed: {},
	cancelled: {}
} as const satisfies Record<DirectiveState, Partial<Record<DirectiveAct, DirectiveState>>>;

/** The state after an act, or undefined when the act is not possible in this state. */
export function next(state: DirectiveState, act: DirectiveAct): DirectiveState | undefined {
	const from: Partial<Record<DirectiveAct, DirectiveState>> = TRANSITIONS[state];
	return from[act];
}

/** How a branch's part stands, as everybody speaks of it. It follows from the part's facts and is kept nowhere. */
export const PART_STATES = ['issued', 'acknowledged', 'split', 'in_work', 'reported', 'returned', 'accepted', 'cancelled'] as const;
export type PartState = (typeof PART_STATES)[number];

export interface PartFacts {
	state: AssignmentState;
	acknowledged: boolean;
	/** Somebody is named to do it. */
	named: boolean;
	/** Parts of its own: none, passed on, or one at least has begun. */
	parts: 'none' | 'given' | 'begun';
}

/** In work is what has somebody named to do it, or a part that has begun. */
export function partState({ state, acknowledged, named, parts }: PartFacts): PartState {
	if (state !== 'issued') return state;
	if (parts === 'begun') return 'in_work';
	if (parts === 'given') return 'split';
	if (named && acknowledged) return 'in_work';
	return acknowledged ? 'acknowledged' : 'issued';
}

/**
 * Working days after which a unit that has shown no sign is called silent: a head who is away for a day is not, and what
 * is given on a Friday is noticed by Wednesday.
 */
export const SILENT_AFTER = 2;

/**
 * The last day on which a silent unit was given its part: nobody has shown that they read it, and more than so many working
 * days have passed.
 */
export function silentSince(calendar: Calendar, today: Temporal.PlainDate): Temporal.PlainDate {
	const last = isWorkingDay(calendar, today) ? today : workingDaysBefore(calendar, today, 1);
	return workingDaysBefore(calendar, last, SILENT_AFTER).subtract({ days: 1 });
}

/** The days by which a part's lateness is judged. */
export interface PartDays {
	state: AssignmentState;
	dueOn: Temporal.PlainDate;
	/** Of the report, or of the end without one; null while it is open. */
	judgedOn: Temporal.PlainDate | null;
}

/** Working days late, 0 when not. What is reported or done never gets later by waiting. */
export function daysLate(calendar: Calendar, { state, dueOn, judgedOn }: PartDays, today: Temporal.PlainDate): number {
	return lateness(calendar, { state, dueOn, firstDueOn: dueOn, reportedOn: judgedOn, closedOn: null }, today).days;
}

export interface Criterion {
	id: string;
	position: number;
	text: string;
	/** Met only with a file in the report. */
	evidence: boolean;
}

export interface Mark {
	criterionId: string;
	met: boolean;
	remark: string | null;
}

export type Verdict =
	| { kind: 'accept' }
	/** What is not met, in the order of the criteria. */
	| { kind: 'return'; unmet: readonly { criterion: Criterion; remark: string }[] }
	| { kind: 'fault'; criterionId: string; fault: 'unmarked' | 'remark' | 'no_evidence' };

/**
 * What the marks amount to: accepted when every criterion is met and in no other case. Each criterion is marked; "not met"
 * says why; what asks for evidence is met only where there is a file.
 */
export function verdict(criteria: readonly Criterion[], marks: readonly Mark[], files: number): Verdict {
	const unmet: { criterion: Criterion; remark: string }[] = [];
	for (const criterion of criteria) {
		const mark = marks.find((one) => one.criterionId === criterion.id);
		const fault = (fault: 'unmarked' | 'remark' | 'no_evidence') => ({ kind: 'fault', criterionId: criterion.id, fault }) as const;
		if (mark === undefined) return fault('unmarked');
		if (mark.met && criterion.evidence && files === 0) return fault('no_evidence');
		if (mark.met) continue;
		if (mark.remark === null || mark.remark === '') return fault('remark');
		unmet.push({ criterion, remark: mark.remark });
	}
	return unmet.length === 0 ? { kind: 'accept' } : { kind: 'return', unmet };
}

/** The reason of a return, as its unit reads it: a line for each criterion that is not met. */
export function returnReason(unmet: readonly { criterion: Criterion; remark: string }[]): string {
	return unmet.map(({ criterion, remark }) => `${String(criterion.position)}. ${criterion.text}: ${remark}`).join('\n');
}

/** How two sets of units differ: what was shown, and what would be sent now. */
export function difference(shown: readonly string[], now: readonly string[]): { added: string[]; gone: string[] } {
	const [was, is] = [new Set(shown), new Set(now)];
	return { added: now.filter((id) => !was.has(id)), gone: shown.filter((id) => !is.has(id)) };
}
