/**
 * Words as full-text search keeps them. PostgreSQL has no Kazakh dictionary, and real texts mix Kazakh, Russian and Latin,
 * so stems are made here and PostgreSQL is handed finished vectors.
 */
import snowball from 'snowball-stemmers';
import { foldedKazakhStem, kazakhStem } from './kazakh.ts';
import { foldWord, isCyrillic, isKazakh, words } from './letters.ts';
import { isRussian, STOP_WORDS } from './stop-words.ts';

export { fold, isMixedScript, repairScript } from './letters.ts';

const russian = snowball.newStemmer('russian');
const english = snowball.newStemmer('english');

/** Longer "words" are codes or noise; PostgreSQL takes lexemes of up to 2046 bytes. */
const LONGEST = 40;
/** PostgreSQL's last position in a tsvector, and how many places of one lexeme are worth keeping. */
const LAST_POSITION = 16_383;
const PLACES = 16;

interface Lexemes {
	/** The word's stems in its own letters; two where it may be Kazakh or Russian. */
	stems: string[];
	/** The same in letters that every keyboard has. */
	folded: string[];
}

function unique(list: string[]): string[] {
	return [...new Set(list)];
}

function makeLexemes(word: string, sureRussian: boolean): Lexemes {
	if (!isCyrillic(word)) {
		const translit = foldWord(word);
		return /\p{L}/u.test(word)
			? { stems: [english.stem(word)], folded: unique([translit, foldedKazakhStem(translit)]) }
			: { stems: [word], folded: [] };
	}
	if (isKazakh(word)) {
		const stem = kazakhStem(word);
		return { stems: [stem], folded: [foldWord(stem)] };
	}
	const plain = word.replaceAll('ё', 'е');
	const inRussian = russian.stem(plain);
	return { stems: sureRussian ? [inRussian] : unique([foldedKazakhStem(plain), inRussian]), folded: [] };
}

// Words repeat: what was made of the last few thousand is kept.
const CACHED = 20_000;
const caches = { russian: new Map<string, Lexemes>(), any: new Map<string, Lexemes>() };

function lexemesOf(word: string, sureRussian: boolean): Lexemes {
	const cache = caches[sureRussian ? 'russian' : 'any'];
	const known = cache.get(word);
	if (known !== undefined) return known;
	if (cache.size >= CACHED) cache.clear();
	const made = makeLexemes(word, sureRussian);
	cache.set(word, made);
	return made;
}

function read(text: string): { list: string[]; sureRussian: boolean } {
	const list = words(text).map((word) => word.slice(0, LONGEST));
	return { list, sureRussian: !list.some(isKazakh) && list.some(isRussian) };
}

/**
 * The stems of a text's words, each once, in order, in the letters they were written in (Latin look-alikes repaired,
 * ё as е). A word without Kazakh letters in a text that is not plainly Russian gives its Kazakh and its Russian stem.
 */
export function stems(text: string): string[] {
	const { list, sureRussian } = read(text);
	return unique(list.filter((word) => !STOP_WORDS.has(word)).flatMap((word) => lexemesOf(word, sureRussian).stems));
}

/** A text as a literal for `::tsvector`: stems with weight A, their folded letters with weight D, with positions. */
export function toTsvector(text: string): string {
	const { list, sureRussian } = read(text);
	const places = new Map<string, string[]>();
	const put = (lexeme: string, position: number, weight: 'A' | 'D') => {
		const known = places.get(lexeme) ?? [];
		if (known.length >= PLACES || known.at(-1)?.startsWith(`${String(position)}A`) === true) return;
		known.push(`${String(position)}${weight === 'A' ? 'A' : ''}`);
		places.set(lexeme, known);
	};
	for (const [index, word] of list.entries()) {
		if (STOP_WORDS.has(word)) continue;
		const position = Math.min(index + 1, LAST_POSITION);
		const { stems: own, folded } = lexemesOf(word, sureRussian);
		for (const stem of own) put(stem, position, 'A');
		for (const stem of folded) put(stem, position, 'D');
	}
	return [...places].map(([lexeme, list]) => `'${lexeme}':${list.join(',')}`).join(' ');
}

/** The words that a question asks for: those that tell something, or its last when none does. */
function wantedWords(text: string): { wanted: string[]; sureRussian: boolean } {
	const { list, sureRussian } = read(text);
	const telling = list.filter((word) => !STOP_WORDS.has(word));
	return { wanted: telling.length > 0 ? telling : list.slice(-1), sureRussian };
}

/** What may still be growing while it is typed: the stems of the last word, in letters that every keyboard has. */
export function lastStems(text: string): string[] {
	const { wanted, sureRussian } = wantedWords(text);
	const last = wanted.at(-1);
	return last === undefined ? [] : unique(lexemesOf(last, sureRussian).stems.map(foldWord));
}

/**
 * What a reader typed as a literal for `::tsquery`: every word must be there, in any of its forms and spellings; the last
 * one may be unfinished unless it is known to be `whole`. Undefined when there is no word in it.
 */
export function toTsquery(text: string, { whole = false } = {}): string | undefined {
	const { wanted, sureRussian } = wantedWords(text);
	const parts = wanted.map((word, i) => {
		const { stems: own, folded } = lexemesOf(word, sureRussian);
		const all = unique([...own, ...folded]);
		// A guess that took more off than the others is no beginning of the word: "пого" would find "погоня" for "погоде".
		const longest = isCyrillic(word) ? Math.max(...own.map((stem) => stem.length)) : 0;
		const open = i === wanted.length - 1 && !whole;
		const forms = all.map((stem) => `'${stem}'${open && stem.length >= longest ? ':*' : ''}`);
		return forms.length === 1 ? forms[0] : `(${forms.join(' | ')})`;
	});
	return parts.length === 0 ? undefined : parts.join(' & ');
}
