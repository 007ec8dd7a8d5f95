/** What the Code demands on an appeal's way beside its main line: putting it right. Pure. */
import { isWorkingDay, nextWorkingDay, workingDaysBefore, type Calendar } from '#platform/calendar/rules.ts';

export const CORRECTION_STATES = ['asked', 'done', 'lapsed', 'ended'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/**
 * Why a day cannot be the last one to put an appeal right: it counts inside the general term (Art. 63, 93), so it comes
 * after today, is a working day, and leaves the term itself where it is.
 */
export function correctionFault(
	calendar: Calendar,
	day: Temporal.PlainDate,
	given: { today: Temporal.PlainDate; dueOn: Temporal.PlainDate }
): 'procedure.past' | 'day_off' | 'procedure.beyond_term' | undefined {
	if (Temporal.PlainDate.compare(day, given.today) <= 0) return 'procedure.past';
	if (!isWorkingDay(calendar, day)) return 'day_off';
	return Temporal.PlainDate.compare(day, given.dueOn) > 0 ? 'procedure.beyond_term' : undefined;
}

/** The last day that the form offers: the usual one, but a working day before the general term ends where that is nearer. */
export function offeredDay(
	calendar: Calendar,
	usual: Temporal.PlainDate,
	given: { today: Temporal.PlainDate; dueOn: Temporal.PlainDate }
): Temporal.PlainDate {
	const latest = workingDaysBefore(calendar, given.dueOn, 1);
	if (Temporal.PlainDate.compare(usual, latest) <= 0) return usual;
	return Temporal.PlainDate.compare(latest, given.today) > 0 ? latest : nextWorkingDay(calendar, given.today);
}

export const HEARING_STATES = ['called', 'held', 'waived', 'cancelled'] as const;
export type HearingState = (typeof HEARING_STATES)[number];

/** What the applicant says of a preliminary decision; `without` asks to decide without a hearing. */
export const POSITIONS = ['objects', 'agrees', 'without'] as const;
export type Position = (typeof POSITIONS)[number];

/** Outcomes that go against the applicant, the worst last. Stopping on a legal ground is not one: nothing is decided. */
export const UNFAVOURABLE = ['partly_satisfied', 'refused'] as const;
export type Unfavourable = (typeof UNFAVOURABLE)[number];

export function isUnfavourable(outcome: string): outcome is Unfavourable {
	return UNFAVOURABLE.some((one) => one === outcome);
}

/** Why a hearing cannot be on a day: the notice comes at least so long before (Art. 73), and nobody is called on a day off. */
export function hearingFault(
	calendar: Calendar,
	day: Temporal.PlainDate,
	earliest: Temporal.PlainDate
): 'procedure.hearing_early' | 'day_off' | undefined {
	if (Temporal.PlainDate.compare(day, earliest) < 0) return 'procedure.hearing_early';
	return isWorkingDay(calendar, day) ? undefined : 'day_off';
}

/** What is known of one hearing of the present round. */
export interface HeardOf {
	state: HearingState;
	outcome: Unfavourable | null;
	/** The applicant has said what they think, or the term for it is over. */
	answered: boolean;
}

/**
 * What still hinders the signature of an unfavourable decision: nobody was heard, the hearing or the term for an
 * objection is not over, or what was shown was milder than what is signed.
 */
export function hearingMissing(
	outcome: Unfavourable,
	heard: readonly HeardOf[]
): 'procedure.hearing_due' | 'procedure.hearing_open' | 'procedure.hearing_milder' | undefined {
	if (heard.some((one) => one.state === 'waived')) return undefined;
	const held = heard.filter((one) => one.state === 'held');
	if (held.length === 0) return heard.some((one) => one.state === 'called') ? 'procedure.hearing_open' : 'procedure.hearing_due';
	const rank = (one: Unfavourable | null) => (one === null ? -1 : UNFAVOURABLE.indexOf(one));
	const fitting = held.filter((one) => rank(one.outcome) >= rank(outcome));
	if (fitting.length === 0) return 'procedure.hearing_milder';
	return fitting.some((one) => one.answered) ? undefined : 'procedure.hearing_open';
}

/** A protocol says when it began and ended: on the day of the hearing, in this order, not in the future. */
export function protocolFault(
	from: Temporal.Instant,
	to: Temporal.Instant,
	given: { at: Temporal.Instant; now: Temporal.Instant; dayOf: (at: Temporal.Instant) => Temporal.PlainDate }
): 'procedure.held_order' | 'procedure.held_day' | 'procedure.held_future' | undefined {
	if (Temporal.Instant.compare(to, from) <= 0) return 'procedure.held_order';
	if (!given.dayOf(from).equals(given.dayOf(given.at))) return 'procedure.held_day';
	return Temporal.Instant.compare(to, given.now) > 0 ? 'procedure.held_future' : undefined;
}

export const COMPLAINT_STATES = ['filed', 'passed', 'satisfied', 'upheld', 'cancelled', 'changed', 'left', 'withdrawn'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export const COMPLAINT_ACTS = ['pass', 'satisfy', 'restore', 'decide', 'withdraw'] as const;
export type ComplaintAct = (typeof COMPLAINT_ACTS)[number];

/** How a complaint may end at the unit above. */
export const REVIEW_OUTCOMES = ['upheld', 'cancelled', 'changed', 'left'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

const COMPLAINT_NEXT: Partial<Record<ComplaintState, readonly ComplaintAct[]>> = {
	filed: ['pass', 'satisfy', 'withdraw'],
	passed: ['restore', 'decide', 'withdraw']
};

/** What may be done with a complaint in a state. */
export function complaintActs(state: ComplaintState): readonly ComplaintAct[] {
	return COMPLAINT_NEXT[state] ?? [];
}

/** A late complaint is judged only when its term is restored, and left without consideration only when it is late. */
export function reviewFault(
	outcome: ReviewOutcome,
	given: { late: boolean; restored: boolean }
): 'procedure.not_restored' | 'procedure.not_late' | undefined {
	if (outcome === 'left') return given.late && !given.restored ? undefined : 'procedure.not_late';
	return given.late && !given.restored ? 'procedure.not_restored' : undefined;
}

/** Lists of what is to be done next, across appeals. */
export const LISTS = ['complaints', 'hearings', 'notices'] as const;
export type List = (typeof LISTS)[number];
