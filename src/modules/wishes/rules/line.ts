/** The line: who comes before whom, how many times one is offered, and what may honestly be said of when. Pure. */

/** What of a wish that waits decides its place. */
export interface Place {
	id: string;
	/** Of the group that goes first, 1 the first; `ORDINARY` of nobody's group. */
	rank: number;
	since: Temporal.Instant;
}

/** The rank of whoever belongs to no group that goes first. */
export const ORDINARY = 100;

/**
 * The written order, the same for every channel: first by the rank of a group that goes first, then who waits longer; of two who have
 * waited equally long the one that was recorded earlier (ids rise with time).
 */
export function inOrder(a: Place, b: Place): number {
	if (a.rank !== b.rank) return a.rank - b.rank;
	const longer = Temporal.Instant.compare(a.since, b.since);
	if (longer !== 0) return longer;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** So many times one can choose among. */
export const MOST_TIMES = 3;

/** How many times somebody is offered: a fair share of what is free, at least one and three at most. */
export function timesFor(free: number, waiting: number): number {
	return Math.min(free, MOST_TIMES, Math.max(1, Math.floor(free / Math.max(1, waiting))));
}

/** From what a forecast is made. */
export interface Outlook {
	/** How many are before. */
	before: number;
	/** When the free seats that are already planned begin, earliest first; as many as were looked up. */
	seats: readonly Temporal.Instant[];
	/** How many of this line got a time in the last so many weeks. */
	moved: { count: number; weeks: number };
}

/** Weeks from now, both ends whole: "in two to four weeks". */
export interface Forecast {
	from: number;
	to: number;
}

/** So few say nothing of a pace. */
const TELLING = 3;
/** A pace of the past is believed to hold within a half. */
const SPREAD = 1.5;
/** Beyond a year nobody knows. */
const MOST_WEEKS = 52;

/**
 * When a turn may come: between what the planned seats and what the pace of the last weeks say. With nothing to tell from it is undefined
 * ("not known yet"), also when it would be more than a year. It is a range and promises no day.
 */
export function forecast({ before, seats, moved }: Outlook, present: Temporal.Instant): Forecast | undefined {
	const seat = seats[before];
	const planned = seat === undefined ? [] : [present.until(seat).total('hours') / (24 * 7)];
	const paced =
		moved.count < TELLING ? [] : [((before + 1) * moved.weeks) / moved.count].flatMap((weeks) => [weeks / SPREAD, weeks * SPREAD]);
	const guesses = [...planned, ...paced];
	if (guesses.length === 0) return undefined;
	const from = Math.floor(Math.max(0, Math.min(...guesses)));
	// Not everybody before takes the time that is offered: a planned seat alone is no day either.
	const to = Math.max(Math.ceil(Math.max(...guesses)), from + 1);
	return to > MOST_WEEKS ? undefined : { from, to };
}
