/**
 * Forwarding as a small machine of its own beside an appeal's main line (casework 3.1): draft, approved, sent, and how it
 * ended. Signing, the applicant's notice and the letter to the body are one act (Art. 65(2): at the same time), so there
 * is no state between them. Pure.
 */

export const WAYS = ['body', 'upward'] as const;
export type Way = (typeof WAYS)[number];

export const FORWARD_STATES = ['draft', 'approved', 'sent', 'done', 'answered', 'returned', 'passed', 'rejected', 'withdrawn'] as const;
export type ForwardState = (typeof FORWARD_STATES)[number];

export const FORWARD_ACTS = ['edit', 'approve', 'reject', 'withdraw', 'sign', 'post', 'register', 'answer', 'return', 'pass'] as const;
export type ForwardAct = (typeof FORWARD_ACTS)[number];

/** Forwarding whole or in part (a part is an appeal of its own), at once in danger, and up our own tree by our own order. */
export const ARTICLES = ['65.1', '65.2', '64.7-2', 'own'] as const;
export type Article = (typeof ARTICLES)[number];
/** What a drafted forwarding to a body may name. */
export const BODY_ARTICLES = ['65.1', '65.2'] as const;

type Next = Partial<Record<ForwardAct, ForwardState>>;

const BEFORE: Record<'draft' | 'approved', Next> = {
	draft: { edit: 'draft', approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
	approved: { reject: 'rejected', withdraw: 'withdrawn' }
};
const NEXT: Record<Way, Partial<Record<ForwardState, Next>>> = {
	body: {
		draft: BEFORE.draft,
		approved: { ...BEFORE.approved, sign: 'sent' },
		sent: { post: 'sent', register: 'sent', answer: 'answered', return: 'returned', pass: 'passed' }
	},
	// It stays ours: only the unit changes, and the clock goes on.
	upward: { draft: BEFORE.draft, approved: { ...BEFORE.approved, sign: 'done' } }
};

/** The state that an act leads to, or undefined when it is not possible. */
export function next(way: Way, state: ForwardState, act: ForwardAct): ForwardState | undefined {
	return NEXT[way][state]?.[act];
}

/** All acts possible in a state. */
export function possibleActs(way: Way, state: ForwardState): ForwardAct[] {
	return FORWARD_ACTS.filter((act) => next(way, state, act) !== undefined);
}

/** Not ended: an appeal has at most one such forwarding. */
export function isOpen(state: ForwardState): boolean {
	return state === 'draft' || state === 'approved' || state === 'sent';
}

/** The body's term is over without its answer: refusal is deemed from the day of expiry (Art. 91(2)). */
export function isSilent(state: ForwardState, dueOn: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean {
	return state === 'sent' && dueOn !== null && Temporal.PlainDate.compare(today, dueOn) > 0;
}

/** Why a day on which a body is said to have acted cannot be: before it was sent there, or still to come. */
export function dayFault(on: Temporal.PlainDate, sentOn: Temporal.PlainDate, today: Temporal.PlainDate): 'early' | 'future' | undefined {
	if (Temporal.PlainDate.compare(on, sentOn) < 0) return 'early';
	return Temporal.PlainDate.compare(on, today) > 0 ? 'future' : undefined;
}
