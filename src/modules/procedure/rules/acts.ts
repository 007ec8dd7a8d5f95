/** What an applicant does on a page of its own beside the appeal's page: the last word of its address. */
export const APPLICANT_ACTS = ['correct', 'object', 'complain', 'take-back'] as const;
export type ApplicantAct = (typeof APPLICANT_ACTS)[number];

export function isApplicantAct(word: string): word is ApplicantAct {
	return APPLICANT_ACTS.some((act) => act === word);
}
