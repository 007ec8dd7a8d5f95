/** Outside bodies: their kinds, and which term of the Code holds for what is forwarded to one. Pure. */
import type { Texts } from '#platform/i18n/lang.ts';

export const BODY_KINDS = ['central', 'akimat', 'local', 'police', 'prosecutor', 'emergency', 'company', 'other'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** Terms of its own that a body may have whatever the kind of appeal; empty: by the kind. */
export const BODY_RULES = ['body_application', 'body_complaint', 'info_request'] as const;
export type BodyRule = (typeof BODY_RULES)[number] | 'body_simplified';

/** The rule by which a body's term is counted: its own one, a complaint's (Art. 99), an application's (Art. 76(1)), else Art. 87. */
export function termRule(own: string | null, appealKind: string): string {
	if (own !== null) return own;
	if (appealKind === 'complaint') return 'body_complaint';
	return appealKind === 'application' ? 'body_application' : 'body_simplified';
}

/** A name given in one language or more, whole: what is missing repeats Kazakh, else Russian, else English. Undefined when there is none. */
export function wholeTexts(given: Texts): Texts | undefined {
	const first = [given.kk, given.ru, given.en].find((text) => text !== '');
	if (first === undefined) return undefined;
	return { kk: given.kk || first, ru: given.ru || first, en: given.en || first };
}
