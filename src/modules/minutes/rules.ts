/** How far the minutes of a sitting are, and how what was decided before stands. Pure: days are given. */

export const WITHOUT_VOTE = ['chair', 'consent'] as const;
/** By what a body decides without a vote: the chair's ruling, or common consent, to which nobody objected. */
export type WithoutVote = (typeof WITHOUT_VOTE)[number];

export const MINUTES_STATES = ['none', 'draft', 'approved', 'published'] as const;
/** `draft`: made of the facts anew each time, amended by those who were there; `approved`: frozen, read at the desk; `published`: read by everybody. */
export type MinutesState = (typeof MINUTES_STATES)[number];

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
