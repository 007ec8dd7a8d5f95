import type { Lang } from './lang.ts';

/** The plural forms each language has (CLDR): a missing form does not compile. */
export interface Forms {
	kk: { one: string; other: string };
	ru: { one: string; few: string; many: string; other: string };
	en: { one: string; other: string };
}

const RULES: Record<Lang, Intl.PluralRules> = {
	kk: new Intl.PluralRules('kk'),
	ru: new Intl.PluralRules('ru'),
	en: new Intl.PluralRules('en')
};

/**
 * The form of a word that goes with `n`; `#` in the form is replaced by the number.
 * plural('ru', 3, { one: '# день', few: '# дня', many: '# дней', other: '# дня' }) -> '3 дня'
 */
export function plural<L extends Lang>(lang: L, n: number, forms: Forms[L]): string {
	const byRule: Partial<Record<Intl.LDMLPluralRule, string>> = forms;
	const form = byRule[RULES[lang].select(n)] ?? forms.other;
	return form.replace('#', formatNumber(lang, n));
}

const NUMBERS: Record<Lang, Intl.NumberFormat> = {
	kk: new Intl.NumberFormat('kk'),
	ru: new Intl.NumberFormat('ru'),
	en: new Intl.NumberFormat('en')
};

/** 1284 -> "1 284" (kk, ru), "1,284" (en). Server only: Chromium has no Kazakh number data. */
export function formatNumber(lang: Lang, n: number): string {
	return NUMBERS[lang].format(n);
}
