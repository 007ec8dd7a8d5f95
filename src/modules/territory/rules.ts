import { fold } from '#platform/search/index.ts';
import { LANGS, type Texts } from '#platform/i18n/lang.ts';

// Spellings of one name that differ between languages and habits: Жетісу and Жетысу, Есіл and Есиль, Құлсары and Кульсары.
const SOFTER: [RegExp, string][] = [
	[/[ьъ]/g, ''],
	[/[ый]/g, 'и'],
	[/э/g, 'е'],
	[/щ/g, 'ш'],
	[/(\p{L})\1+/gu, '$1']
];

// One Latin letter for each: pg_trgm makes no trigrams of other alphabets where the database's LC_CTYPE is C, as ours is.
const PLAIN = new Map([...'абвгдежзиклмнопрстуфхцчшюя'].map((letter, i) => [letter, 'abvgdejziklmnoprstufhcqwyx'[i] ?? '']));

/**
 * The letters by which a place's name is compared: folded, what languages spell differently made one, and each letter
 * that is left written as one plain Latin letter.
 */
export function placeKey(text: string): string {
	const softer = SOFTER.reduce((result, [pattern, letter]) => result.replace(pattern, letter), fold(text));
	return [...softer].map((letter) => PLAIN.get(letter) ?? letter).join('');
}

// Words and abbreviations that name the kind of a place, by the levels at which the classifier uses them.
const KINDS: [levels: readonly number[], words: string][] = [
	[[1], 'область обл облысы облыс region oblast'],
	[[2, 3], 'район рн ауданы аудан district'],
	[[1, 2, 3, 4], 'город г гор қаласы қала city town'],
	[[3], 'округ сельский округі ауылдық'],
	[[4, 5], 'село с аул ауыл ауылы village'],
	[[3, 4, 5], 'поселок пос п кент кенті'],
	[[4, 5], 'станция ст разъезд рзд участок уч зимовка']
];
const LEVELS_OF_KIND = new Map(
	KINDS.flatMap(([levels, list]) => list.split(' ').flatMap((word) => tokens(word).map((token) => [token, levels] as const)))
);

function tokens(text: string): string[] {
	return placeKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

export interface PlaceWords {
	/** The words of the name itself. */
	words: string[];
	/** Levels that a word such as "село" or "район" points at; empty when there is none. */
	levels: number[];
}

/** What somebody typed, or a name of the classifier, parted into the name and the kind of place it says. */
export function placeWords(text: string): PlaceWords {
	const all = tokens(text);
	const own = all.filter((token) => !LEVELS_OF_KIND.has(token) && (token.length > 1 || /\d/.test(token)));
	const levels = all.flatMap((token) => LEVELS_OF_KIND.get(token) ?? []);
	return { words: own.length > 0 ? own : all, levels: [...new Set(levels)] };
}

/** Whether each word that was typed begins a word of the name, as it is spelt or folded. */
export function isCalled(name: string, typed: string): boolean {
	const key = ` ${placeWords(name).words.join(' ')}`;
	return placeWords(typed).words.every((word) => key.includes(` ${word}`));
}

/** The `search` column: every different spelling of the name, each word after a space, names parted by a bar. */
export function searchText(names: Texts): string {
	const spellings = LANGS.map((lang) => names[lang]).map((name) => ` ${placeWords(name).words.join(' ')}`);
	return [...new Set(spellings)].join(' |');
}

/** The three names; a language that is not known repeats the one that is. */
export function nameTexts(ru: string, known: Partial<Texts> = {}): Texts {
	return { kk: known.kk ?? ru, ru, en: known.en ?? ru };
}

/** The classifier's name as people write it: "с.Бесагаш" -> "с. Бесагаш", "Семей Г.А." -> "Семей г.а.". */
export function spelled(name: string): string {
	return name
		.replace(/^(\p{Ll}{1,4})\.(?=\p{Lu}|[\d"«])/u, '$1. ')
		.replace(/\s+(?:Г\.\s?А\.|г\.\s?а\.)$/u, ' г.а.')
		.trim();
}
