/** What was written down at a meeting: amended by those who were there until a day, approved after it. Pure: days are given. */

export const AMENDMENT_DECISIONS = ['taken', 'refused'] as const;
export type AmendmentDecision = (typeof AMENDMENT_DECISIONS)[number];

/** Whether somebody who was there may still propose an amendment: to a draft, until the last day, that day included. */
export function mayAmend(state: string, { today, amendUntil }: Record<'today' | 'amendUntil', Temporal.PlainDate>): boolean {
	return state === 'draft' && Temporal.PlainDate.compare(today, amendUntil) <= 0;
}

/** The day from which the chair may approve: the one after the last on which somebody had their time. */
export function approvableFrom(...until: [Temporal.PlainDate, ...Temporal.PlainDate[]]): Temporal.PlainDate {
	return until.reduce((last, day) => (Temporal.PlainDate.compare(last, day) < 0 ? day : last)).add({ days: 1 });
}

export type ApprovalFault = 'term_runs' | 'amendments_open';

/** What keeps a draft from being approved; undefined when nothing does. `from`: as `approvableFrom`. */
export function approvalFault(
	{ today, from }: Record<'today' | 'from', Temporal.PlainDate>,
	openAmendments: number
): ApprovalFault | undefined {
	if (Temporal.PlainDate.compare(today, from) < 0) return 'term_runs';
	return openAmendments > 0 ? 'amendments_open' : undefined;
}
