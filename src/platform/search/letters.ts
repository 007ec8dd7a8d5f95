/** Letters: one spelling for what people see as one word, whatever keyboard it was typed on. */

/** A word: letters and digits with the marks that belong to them. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
const KAZAKH = /[әғқңөұүһі]/;

// Latin letters that look like Cyrillic ones: by case, since H is Н but h is һ.
const LOOK_ALIKES: Record<string, string> = {
	...pairs('ABCEHIKMOPTXY', 'АВСЕНІКМОРТХУ'),
	...pairs('aceikmopxyhəɵƏƟ', 'асеікморхуһәөӘӨ')
};

// Letters of other Cyrillic alphabets, found on the wrong keyboard or in old fonts.
const FOREIGN = pairs('їӊҥӄҝӈ', 'іңңққң');

const FOLDED = pairs('әғқңөұүһіё', 'агкноуухие');

const DIGRAPHS: [RegExp, string][] = [
	[/shch/g, 'щ'],
	[/sh/g, 'ш'],
	[/ch/g, 'ч'],
	[/zh/g, 'ж'],
	[/kh/g, 'х'],
	[/gh/g, 'г'],
	[/ts/g, 'ц'],
	[/ya/g, 'я'],
	[/yu/g, 'ю'],
	[/y[eo]/g, 'е'],
	[/(?<=[aeiou])y/g, 'й']
];
const LATIN_LETTERS = pairs('abcdefghijklmnopqrstuvwxyzışşçəɵ', 'абкдефгхижклмнопкрстувухызышшчао');

function pairs(from: string, to: string): Record<string, string> {
	const target = [...to];
	return Object.fromEntries([...from].map((letter, i) => [letter, target[i] ?? '']));
}

function replaceLetters(text: string, table: Record<string, string>): string {
	let result = '';
	for (const letter of text) result += table[letter] ?? letter;
	return result;
}

export function isCyrillic(word: string): boolean {
	return CYRILLIC.test(word);
}

/** Whether the word has a letter that only Kazakh uses: then it is not Russian. */
export function isKazakh(word: string): boolean {
	return KAZAKH.test(word);
}

/** Whether Latin letters stand inside a Cyrillic word: "Солтүстiк" with a Latin i. */
export function isMixedScript(word: string): boolean {
	return CYRILLIC.test(word) && LATIN.test(word);
}

/** Puts Cyrillic letters for Latin look-alikes inside Cyrillic words; other words stay as they are. */
export function repairScript(text: string): string {
	return text.normalize('NFC').replace(WORD, (word) => {
		if (!isMixedScript(word)) return word;
		const repaired = replaceLetters(word, LOOK_ALIKES);
		return LATIN.test(repaired) ? word : repaired;
	});
}

/** The words of a text in order: lower case, look-alikes repaired, stress marks gone. */
export function words(text: string): string[] {
	const found = text.normalize('NFC').match(WORD) ?? [];
	return found.map((word) => {
		const lower = (isMixedScript(word) ? repairScript(word) : word).toLowerCase();
		return replaceLetters(lower.replace(/[\u0300\u0301]/g, ''), FOREIGN);
	});
}

/** Writes a Latin word in Cyrillic letters, as Kazakh and Russian names are commonly transliterated: "Talgar", "otinish". */
function toCyrillic(word: string): string {
	let text = word
		.replace(/[şı]/g, (letter) => LATIN_LETTERS[letter] ?? letter)
		.normalize('NFD')
		.replace(/\p{M}/gu, '');
	for (const [pattern, letter] of DIGRAPHS) text = text.replace(pattern, letter);
	return replaceLetters(text, LATIN_LETTERS);
}

/** One word, already lower case, in the letters that every keyboard has. */
export function foldWord(word: string): string {
	return replaceLetters(LATIN.test(word) ? toCyrillic(word) : word, FOLDED);
}

/**
 * A text in the letters that every keyboard has: lower case; Kazakh letters by their nearest (ә→а, і→и, ң→н, ғ→г, ү ұ→у,
 * қ→к, ө→о, һ→х), ё→е, Latin look-alikes and transliterated words in Cyrillic. What is not a word stays as it is.
 */
export function fold(text: string): string {
	return text.normalize('NFC').replace(WORD, (word) => words(word).map(foldWord).join(''));
}
