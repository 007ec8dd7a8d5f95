/** Rights cases: outcomes of a right, numbers of organisations, how an employer's name is compared. Pure. */
import { isChecked } from '#platform/check-digit.ts';

export const FIELDS = [
	'education',
	'health',
	'industry',
	'agriculture',
	'transport',
	'trade',
	'social',
	'culture',
	'public_service',
	'other'
] as const;
/** What professions and employers are grouped by. */
export type Field = (typeof FIELDS)[number];

/** How far a legal ground was checked: somebody read the article; another source quotes it; from memory. */
export const EVIDENCE = ['read', 'quoted', 'memory'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What is said of a violated right, as a form names its fields. */
export const SAID = ['profession', 'isMember', 'employer', 'bin', 'violatedRight'] as const;

/** Whether a form says any of it: else its part on rights stays folded. */
export function isTold(values: Readonly<Record<string, string>>): boolean {
	return SAID.some((field) => (values[field] ?? '') !== '');
}

/** What came of the right, as the office says it; what came of the appeal is its decision, and the applicant says for themselves. */
export const RIGHT_OUTCOMES = ['restored', 'partly', 'not_restored', 'not_confirmed', 'sent_on'] as const;
export type RightOutcome = (typeof RIGHT_OUTCOMES)[number];

/** Whether the outcome must say what was restored. */
export function needsRestored(outcome: RightOutcome): boolean {
	return outcome === 'restored' || outcome === 'partly';
}

/** How a rights case stands: `unsaid` is an answered appeal of which nobody said what came of the right. */
export const STANDINGS = ['in_work', 'unsaid', ...RIGHT_OUTCOMES] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf(outcome: RightOutcome | null, answered: boolean): Standing {
	return outcome ?? (answered ? 'unsaid' : 'in_work');
}

/**
 * A business identification number: twelve digits with a right check digit, the fifth of which says an organisation
 * (4 resident, 5 non-resident, 6 joint venture of entrepreneurs). An IIN has the day of a birth there, so it is none.
 */
export function isBin(typed: string): boolean {
	return isChecked(typed) && /^\d{4}[456]/.test(typed);
}

const LEGAL_FORM =
	/(?<![\p{L}\p{N}])(тоо|жшс|ао|ақ|нао|кеақ|гу|мм|кгу|кмм|ргу|рмм|кгп|кмк|гккп|мкқк|ргп|рмк|пхв|шжқ|оо|қб|кх|шқ|llp|jsc|филиал|филиалы)(?![\p{L}\p{N}])/giu;

/** A name of an organisation without what is written now and then: legal form, quotes, punctuation, spaces. */
export function bareName(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s]/gu, ' ')
		.replace(LEGAL_FORM, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
