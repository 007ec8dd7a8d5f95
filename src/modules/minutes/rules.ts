/** How far the minutes of a sitting are, and what can be done with them then. Pure: days are given. */

export const AMENDMENT_DECISIONS = ['taken', 'refused'] as const;
export type AmendmentDecision = (typeof AMENDMENT_DECISIONS)[number];

export const MINUTES_STATES = ['none', 'draft', 'approved', 'published'] as const;
/** `draft`: made of the facts anew each time, amended by those who were there; `approved`: frozen, read at the desk; `published`: read by everybody. */
export type MinutesState = (typeof MINUTES_STATES)[number];

export interface MinutesTerm {
	today: Temporal.PlainDate;
	/** The last day for amendments. */
	amendUntil: Temporal.PlainDate;
}

/** Whether somebody who was there may still propose an amendment. */
export function mayAmend(state: MinutesState, { today, amendUntil }: MinutesTerm): boolean {
	return state === 'draft' && Temporal.PlainDate.compare(today, amendUntil) <= 0;
}

/** The day from which the chair may approve: everybody had their time. */
export function approvableFrom(amendUntil: Temporal.PlainDate): Temporal.PlainDate {
	return amendUntil.add({ days: 1 });
}

export type ApprovalFault = 'term_runs' | 'amendments_open';

/** What keeps a draft from being approved; undefined when nothing does. */
export function approvalFault({ today, amendUntil }: MinutesTerm, openAmendments: number): ApprovalFault | undefined {
	if (Temporal.PlainDate.compare(today, approvableFrom(amendUntil)) < 0) return 'term_runs';
	return openAmendments > 0 ? 'amendments_open' : undefined;
}

/** How a decision of an earlier sitting stands. */
export interface Standing {
	state: 'issued' | 'reported' | 'returned' | 'accepted' | 'cancelled';
	dueOn: Temporal.PlainDate;
	/** Working days; 0 when it is not late. */
	daysLate: number;
}

/** Whether it is still to be done. */
export const isOwed = ({ state }: Pick<Standing, 'state'>): boolean => state !== 'accepted' && state !== 'cancelled';

/** What is late first, then what is due first; of one day in the order given. */
export function lateFirst<T extends Standing>(list: readonly T[]): T[] {
	const late = (one: Standing) => (isOwed(one) && one.daysLate > 0 ? 0 : 1);
	return list.toSorted((a, b) => late(a) - late(b) || Temporal.PlainDate.compare(a.dueOn, b.dueOn));
}
