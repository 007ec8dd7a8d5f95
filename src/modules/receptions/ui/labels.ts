import { LANG_NAMES, type Texts } from '#platform/i18n/lang.ts';

/** One label for a text in each language. */
export function inLanguages(label: string): Texts {
	const of = (lang: keyof Texts) => `${label}, ${LANG_NAMES[lang].long}`;
	return { kk: of('kk'), ru: of('ru'), en: of('en') };
}
