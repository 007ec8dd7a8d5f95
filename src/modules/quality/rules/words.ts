/** What a text is about: its telling words, and what it names (numbers, dates, names). Pure. */
import { fold, stems } from '#platform/search/index.ts';

const WORD = /[\p{L}\p{N}]+(?:[.:/-][\p{L}\p{N}]+)*/gu;
/**
 * A reference is no fact of the case: to a law ("статья 76", "76-бап"), to the appeal itself ("№ 1187 от 4 апреля 2026
 * года", "2026 жылғы 12 наурыздағы № 345"), to the years of a programme.
 */
const REFERENCE =
	/(?:№\s*\S+\s+от\s+[\d.]+(?:\s+\p{L}+\s+\d{4})?(?:\s+г\p{L}*\.?)?|\d{4}\s+жылғы\s+\d+\s+\p{L}+(?:\s*№\s*\S+)?|\d{4}\s*[–-]\s*\d{4}|(?:стать\p{L}*|ст\.|пункт\p{L}*|п\.)\s*[\d-]+|\d+(?:-\d+)?\s?-?(?:бап|тармақ|тармағ)\p{L}*)/giu;

const MONTH =
	/(?<!\p{L})(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|январ|феврал|март|апрел|мая|мае|июн|июл|август|сентябр|октябр|ноябр|декабр)/iu;

/** Words that every appeal and every answer has, whatever it is about. */
const COMMON = [
	'өтініш арыз шағым хат жауап сұрақ мәселе көмек көмектесу сұраймын сұраймыз өтінемін өтінеміз беру алу болу айту жазу жасау істеу шара қабылдау қарау',
	'рахмет құрметті азамат сәлеметсіз уақыт күн ай жыл апта тұрғын адам халық ауыл аудан қала көше үй облыс әкімдік әкім мемлекеттік орган жұмыс ұйым қазір әлі тағы',
	'барлық ешкім ешқандай бірақ немесе жағдай тиісті тиесілі тұрмын тұрамыз жатыр керек мүмкін келу бару қалу көру шешу шешім бөлім басшы маман басқарма',
	'обращение заявление жалоба письмо ответ вопрос проблема помощь помочь просить прошу просим просьба решить решение меры принять принимать рассмотреть рассмотрение',
	'спасибо уважаемый здравствуйте гражданин житель люди человек время день месяц год неделя село район город улица дом область акимат аким орган работа работать организация',
	'сейчас пока очень весь никто никакой можно нужно ситуация данный соответствующий ваш отдел управление специалист который свой такой писать сказать говорить ждать сделать делать стать дать',
	'help please appeal answer question problem street house village city district'
]
	.join(' ')
	.split(' ')
	.flatMap(keysOf);
const COMMON_KEYS = new Set(COMMON);

/** Words that begin with a capital and name nothing of the case. */
const GENERAL_NAMES = new Set(
	'қазақстан республика республикасы казахстан кодекс кодексі закон заң заңы аппк рк қр конституция президент құрметті уважаемый уважаемая партия парламент құрметпен'
		.split(' ')
		.map(fold)
);

function keysOf(word: string): string[] {
	return stems(word).map(fold);
}

/** A word of a question with the stems it may be found by. */
interface Telling {
	word: string;
	keys: readonly string[];
}

/** The words that tell what a text is about, each once. */
export function tellingWords(text: string): Telling[] {
	const seen = new Set<string>();
	const list: Telling[] = [];
	for (const [word] of text.matchAll(WORD)) {
		if (/\d/.test(word) || word.length < 3) continue;
		const keys = keysOf(word);
		const [first] = keys;
		if (first === undefined || seen.has(first) || keys.some((key) => COMMON_KEYS.has(key))) continue;
		seen.add(first);
		list.push({ word, keys });
	}
	return list;
}

// Long enough to be the same root under different word formation: "жарық", "жарықтандыру".
const ROOT = 5;

/** The keys of a text's words and their roots, to look words up in. */
export function keySet(text: string): ReadonlySet<string> {
	const keys = [...text.matchAll(WORD)].flatMap(([word]) => keysOf(word));
	return new Set(keys.flatMap((key) => (key.length > ROOT ? [key, `${key.slice(0, ROOT)}*`] : [key, `${key}*`])));
}

/** Whether one of the keys of a word is in a text's set. */
export function isIn(set: ReadonlySet<string>, keys: readonly string[]): boolean {
	return keys.some((key) => set.has(key) || (key.length >= ROOT && set.has(`${key.slice(0, ROOT)}*`)));
}

/** Whether a clause has a number or a month that is more than a reference. */
export function hasNumber(text: string): boolean {
	const plain = text.replace(REFERENCE, ' ');
	return /\d/.test(plain) || MONTH.test(plain);
}

/** What a text names: numbers and dates as they stand, and names as keys (words with a capital inside a sentence). */
export function named(text: string): Map<string, string> {
	const found = new Map<string, string>();
	const plain = text.replace(REFERENCE, ' ');
	for (const match of plain.matchAll(WORD)) {
		const [word] = match;
		if (/\d/.test(word)) {
			const [digits] = /\d+/.exec(word) ?? [''];
			found.set(digits.replace(/^0+(?=\d)/, ''), word);
			continue;
		}
		const before = plain.slice(0, match.index).trimEnd();
		const starts = before === '' || /[.!?:«"“\n]$/.test(before);
		if (starts || word.length < 3 || !/^\p{Lu}\p{Ll}/u.test(word) || GENERAL_NAMES.has(fold(word))) continue;
		for (const key of keysOf(word)) if (!COMMON_KEYS.has(key)) found.set(key, word);
	}
	// A quoted name begins a sentence of its own: «Ақсай» is still a name.
	for (const [, quoted = ''] of plain.matchAll(/[«"“]([^»"”]{3,40})[»"”]/gu)) {
		for (const [word] of quoted.matchAll(WORD)) for (const key of keysOf(word)) found.set(key, word);
	}
	return found;
}
