/** A wish to meet: its states, what an act makes of it, and since when it waits. Pure: instants are given, the clock is not read. */

export const WISH_STATES = [
	'requested',
	'offered',
	'booked',
	'reminded',
	'arrived',
	'met',
	'no_show',
	'excused',
	'revoked',
	'referred',
	'withdrawn'
] as const;
export type WishState = (typeof WISH_STATES)[number];

export const WISH_ACTS = [
	'offer',
	'lapse',
	'decline',
	'book',
	'move',
	'remind',
	'arrive',
	'meet',
	'miss',
	'come_late',
	'again',
	'excuse',
	'revoke',
	'refer',
	'withdraw'
] as const;
export type WishAct = (typeof WISH_ACTS)[number];

// `arrive`: they came without a time, and stand in the line of the day.
const WAITS = { offer: 'offered', book: 'booked', arrive: 'arrived', refer: 'referred', withdraw: 'withdrawn' } as const;
const SEATED = {
	move: 'booked',
	remind: 'reminded',
	arrive: 'arrived',
	meet: 'met',
	miss: 'no_show',
	excuse: 'excused',
	revoke: 'revoked',
	withdraw: 'withdrawn'
} as const;

const TRANSITIONS = {
	requested: WAITS,
	// The host took the time back and owes another one.
	revoked: WAITS,
	// Somebody else receives: the wish waits in their line.
	referred: WAITS,
	offered: { book: 'booked', lapse: 'requested', decline: 'requested', revoke: 'revoked', withdraw: 'withdrawn' },
	booked: SEATED,
	reminded: SEATED,
	// Called and not there; or the day ended before their turn, and the host owes them a time.
	arrived: { meet: 'met', miss: 'no_show', revoke: 'revoked' },
	no_show: { come_late: 'arrived', again: 'requested', excuse: 'excused' },
	excused: { again: 'requested' },
	met: {},
	withdrawn: {}
} as const satisfies Record<WishState, Partial<Record<WishAct, WishState>>>;

/** What decides, beside the act, how a wish stands after it. */
export interface Standing {
	state: WishState;
	/** Since when it waits: its place in the line. */
	since: Temporal.Instant;
	/** Somebody who did not come was let come after all, once. */
	returned: boolean;
}

/** Acts that take back that somebody did not come: possible once for a wish. */
const RETURNS: readonly WishAct[] = ['come_late', 'again'];

const isReturn = (state: WishState, act: WishAct) => state === 'no_show' && RETURNS.includes(act);

/** The state after an act, or undefined when the act is not possible now. */
export function next({ state, returned }: Pick<Standing, 'state' | 'returned'>, act: WishAct): WishState | undefined {
	const from: Partial<Record<WishAct, WishState>> = TRANSITIONS[state];
	return isReturn(state, act) && returned ? undefined : from[act];
}

/** The acts possible now, in a fixed order. */
export function possible(standing: Pick<Standing, 'state' | 'returned'>): WishAct[] {
	return WISH_ACTS.filter((act) => next(standing, act) !== undefined);
}

/** Stands in a line: a seat that becomes free is for one of these. */
export const WAITING = ['requested', 'revoked', 'referred'] as const satisfies readonly WishState[];
/** Has a time and has not come yet. */
export const SEATED_STATES = ['booked', 'reminded'] as const satisfies readonly WishState[];
/** Nothing is owed to it any more. Who did not come, or said why, may still come back. */
export const DONE_STATES = ['met', 'no_show', 'excused', 'withdrawn'] as const satisfies readonly WishState[];

const among = (states: readonly WishState[]) => (state: WishState) => states.includes(state);
export const waits = among(WAITING);
export const isSeated = among(SEATED_STATES);
export const isDone = among(DONE_STATES);

/** How an offer ended that nobody answered. */
export interface Lapse {
	/** Offers to this wish that lapsed before, since it last had a time. */
	before: number;
	/** The offer is known to have reached nobody: its letter came back. */
	unreached: boolean;
}

/** An offer lapsed without fault: it reached nobody, or it is the first one that was not answered. */
export const isFaultless = ({ before, unreached }: Lapse): boolean => unreached || before === 0;

/**
 * Since when a wish waits after an act. Whose time the host took back, who was sent to somebody else, whom no offered time fitted and whose
 * offer lapsed without fault keep their time; who lets a second offer lapse, did not come or gave a time back waits from now.
 */
export function sinceAfter({ since }: Pick<Standing, 'since'>, act: WishAct, at: Temporal.Instant, lapse?: Lapse): Temporal.Instant {
	if (act === 'again') return at;
	return act === 'lapse' && lapse !== undefined && !isFaultless(lapse) ? at : since;
}

/** How a wish stands after an act; undefined when the act is not possible now. */
export function after(standing: Standing, act: WishAct, at: Temporal.Instant, lapse?: Lapse): Standing | undefined {
	const state = next(standing, act);
	if (state === undefined) return undefined;
	const returned = standing.returned || isReturn(standing.state, act);
	return { state, since: sinceAfter(standing, act, at, lapse), returned };
}

/** `field`: at a reception on the road, without a network. */
export const CHANNELS = ['web', 'phone', 'desk', 'field'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who asked staff for an act by telephone or at the desk, and how they made sure who it was. */
export const ASKERS = ['self', 'relative', 'representative'] as const;
export type Asker = (typeof ASKERS)[number];
export const IDENTIFIED = ['called_back', 'details', 'document'] as const;
export type Identified = (typeof IDENTIFIED)[number];
export interface Asked {
	asker: Asker;
	identified: Identified;
}

/** A code is shown to staff for somebody who stands before them with a document; a relative is not told it. */
export const mayBeTold = ({ asker, identified }: Asked): boolean => identified === 'document' && asker !== 'relative';

/** What a meeting came to. */
export const OUTCOMES = ['promise', 'appeal', 'answer', 'none'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** "ALA-M-2026-000123": the unit's code, a letter of its own, the year, a count without gaps. */
export function formatWishNumber(unitCode: string, year: number, counter: number): string {
	return `${unitCode}-M-${String(year)}-${String(counter).padStart(6, '0')}`;
}
