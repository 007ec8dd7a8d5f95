/** Interface languages. Kazakh is the default and is written first. */
export const LANGS = ['kk', 'ru', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export const DEFAULT_LANG: Lang = 'kk';

export function isLang(value: unknown): value is Lang {
	return LANGS.some((lang) => lang === value);
}

/** A name or text that is data and exists in the three languages (a theme, a unit, a region). */
export type Texts = Record<Lang, string>;

/** How each language calls itself, for the switch. */
export const LANG_NAMES: Record<Lang, { short: string; long: string }> = {
	kk: { short: 'Қаз', long: 'Қазақша' },
	ru: { short: 'Рус', long: 'Русский' },
	en: { short: 'Eng', long: 'English' }
};

/**
 * The best of our languages for an Accept-Language header (RFC 9110 12.5.4); kk when none fits.
 */
export function negotiate(header: string | null): Lang {
	const wanted = (header ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...params] = part.trim().split(';');
			const q = params.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((v) => v !== undefined);
			return { lang: tag.slice(0, 2).toLowerCase(), q: q === undefined ? 1 : Number(q) };
		})
		.filter((w) => isLang(w.lang) && w.q > 0)
		.toSorted((a, b) => b.q - a.q);
	const first = wanted[0]?.lang;
	return isLang(first) ? first : DEFAULT_LANG;
}
