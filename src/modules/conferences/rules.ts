/** What may be done with a conference's protocol, and when. Pure: days are given. */

export const POINT_KINDS = ['priority', 'decision'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

export const AMENDMENT_DECISIONS = ['taken', 'refused'] as const;
export type AmendmentDecision = (typeof AMENDMENT_DECISIONS)[number];

/** `draft`: amended by those who attended, its facts still read anew; `frozen`: approved, never changed again. */
export type ProtocolState = 'none' | 'draft' | 'frozen';

export interface ProtocolTerm {
	today: Temporal.PlainDate;
	/** The last day for amendments. */
	amendUntil: Temporal.PlainDate;
	/** The last day on which an absent unit may say why. */
	absenceUntil: Temporal.PlainDate;
}

/** Whether somebody who attended may still propose an amendment. */
export function mayAmend(state: ProtocolState, { today, amendUntil }: Pick<ProtocolTerm, 'today' | 'amendUntil'>): boolean {
	return state === 'draft' && Temporal.PlainDate.compare(today, amendUntil) <= 0;
}

/** The day from which the chair may approve: everybody had their time. */
export function approvableFrom({ amendUntil, absenceUntil }: Pick<ProtocolTerm, 'amendUntil' | 'absenceUntil'>): Temporal.PlainDate {
	const last = Temporal.PlainDate.compare(amendUntil, absenceUntil) < 0 ? absenceUntil : amendUntil;
	return last.add({ days: 1 });
}

export type ApprovalFault = 'term_runs' | 'amendments_open';

/** What keeps a draft from being approved; undefined when nothing does. */
export function approvalFault(term: ProtocolTerm, openAmendments: number): ApprovalFault | undefined {
	if (Temporal.PlainDate.compare(term.today, approvableFrom(term)) < 0) return 'term_runs';
	return openAmendments > 0 ? 'amendments_open' : undefined;
}
