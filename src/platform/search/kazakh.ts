/**
 * A light Kazakh stemmer: takes off endings of number, possession and case, which carry most forms of a noun, and
 * leaves word formation alone. An ending is taken only where Kazakh could have put it: vowel harmony, the sound
 * before it, and a stem that a word can be.
 */
import { foldWord } from './letters.ts';

/** What an ending may follow: a vowel, a voiced sound, a voiceless sound, a consonant, the third person's ы or і. */
interface Ending {
	form: string;
	after: RegExp;
	/** The ending begins with a vowel: the stem's last sound may have been voiced by it, and clusters tell. */
	opens: boolean;
	/** How many vowels must be left: short endings look like parts of words. */
	vowels: number;
}

const VOWEL = /[аәеёиоөуұүыіэюя]/;
const AFTER_VOWEL = /[аәеёоөұүыіэюяи]$/;
const AFTER_OPEN = /[аәеёиоөуұүыіэюяйр]$/;
const AFTER_VOICELESS = /[пткқсшфхһцчщбвгд]$/;
const AFTER_VOICED = /[лмнңрйузжиь]$/;
const AFTER_FULL = /[аәеёоөұүыіэюялмнңрйузжиь]$/;
const AFTER_CONSONANT = /[бвгғджзйкқлмнңпрстуфхһцчшщ]$/;
const AFTER_THIRD = /[ыі]$/;

function endings(forms: string, after: RegExp, vowels = 1): Ending[] {
	return forms.split(' ').map((form) => ({ form, after, vowels, opens: VOWEL.test(form[0] ?? '') }));
}

const ENDINGS: Ending[] = [
	// plural
	...endings('лар лер', AFTER_OPEN),
	...endings('дар дер', /[лмнңзжь]$/),
	...endings('тар тер', AFTER_VOICELESS),
	// genitive, accusative
	...endings('ның нің', /[аәеёоөұүыіэюямнң]$/),
	...endings('дың дің', /[лрйузжиь]$/),
	...endings('тың тің', AFTER_VOICELESS),
	...endings('ны ні', AFTER_VOWEL),
	...endings('ды ді', AFTER_VOICED),
	...endings('ты ті', AFTER_VOICELESS),
	// dative, locative, ablative, and "which is at"
	...endings('ға ге', AFTER_FULL),
	...endings('қа ке', AFTER_VOICELESS),
	...endings('да де дан ден дағы дегі', AFTER_FULL),
	...endings('нан нен', /[мнң]$/),
	...endings('та те тан тен тағы тегі', AFTER_VOICELESS),
	...endings('на не нда нде нан нен ндағы ндегі', AFTER_THIRD),
	// instrumental
	...endings('мен', /[аәеёоөұүыіэюялмнңрйуи]$/),
	...endings('бен', /[зж]$/),
	...endings('пен', AFTER_VOICELESS),
	// possession
	...endings('ы і ын ін', AFTER_CONSONANT),
	...endings('сы сі сын сін', /([аәеоөуұүэюяи]|ш[ыі]|ақы)$/),
	...endings('ымыз іміз ыңыз іңіз', AFTER_CONSONANT),
	...endings('мыз міз ңыз ңіз', AFTER_VOWEL, 2),
	...endings('ым ім ың ің ыма іме ыңа іңе', AFTER_CONSONANT, 2)
];

/** Nouns of two letters; any other stem has three. */
const SHORT = 'ай ас ат ел ер ет ит із іс ой оқ от өз су ту ұл үй үн';

/** Whole words that only look inflected, or that end as an ending begins: аудан-ы, not ауда-ны. */
const WHOLE =
	'алты алтын ақылы бүгін дәптер екі жақын жауын жеті жиын жалпы қалың қалпы қарсы қатын кейін келін кісі ' +
	'мүмкін орын пайда сауда сайын тегін тиын тұрғын түлкі қиын бойынша шейін дейін бұрын ерекше шетін сегіз тоғыз отыз ' +
	'бүкіл көптен мектеп ғылым білім бөлім шағым ұйым қауым әкім үкім мерзім төзім киім тыйым ' +
	'аудан маман орман заман дүкен мекен отан қазан майдан айна қоян мейман құрбан жиен қаржы тұрғызу баспана аспан алаң ' +
	'жарнама мұнай дерек бөлме жоспар азық ақпан мәдениет отын кәсіпорын зейнетақы жәрдемақы жалақы дәрі кісі';

/** Stems that lose a vowel before an ending: халық, халқы. */
const SYNCOPE: Record<string, string> = {
	халқ: 'халық',
	орн: 'орын',
	ерк: 'ерік',
	көрк: 'көрік',
	ауз: 'ауыз',
	мойн: 'мойын',
	мұрн: 'мұрын'
};

// Two consonants that may end a stem; "тұрғ" is no word, so "тұрғын" has no ending.
const CLUSTER = /(л[птксқ]|р[птксқмндл]|н[тксдг]|мп|й[ткс]|ст|кт|қт|пт|фт|кс|зд|тр|др|бр|лл|сс|мм|ль|рь|ть|дь|ск|кл|нз|рж|рз|рг|рв|вт|рф)$/;
// The ш of "сайлаушы" and "жұмысшы": who does it, not whose it is.
const AGENT = /[^аәеоөұүыіэи]ш$/;
const BACK = 'аоұыя';
const FRONT = 'еөүіэ';

interface Letters {
	endings: ReadonlyMap<string, Ending[]>;
	short: ReadonlySet<string>;
	whole: ReadonlySet<string>;
	syncope: ReadonlyMap<string, string>;
	cluster: RegExp;
	harmony: (stem: string, form: string) => boolean;
	voice: (stem: string) => string;
}

const LONGEST = Math.max(...ENDINGS.map((e) => e.form.length));

function lastVowel(text: string, strong: string): string | undefined {
	return [...text].findLast((letter) => strong.includes(letter));
}

// и and у carry no harmony of their own, ә is followed by both ("күнәлар").
function exactHarmony(stem: string, form: string): boolean {
	const vowel = lastVowel(stem, `${BACK}${FRONT}ә`);
	if (vowel === undefined || vowel === 'ә' || /[июё][^аәеоөұүыіэя]*$/.test(stem)) return true;
	if (/[аы]/.test(form)) return BACK.includes(vowel);
	return !/[еі]/.test(form) || form.endsWith('ен') || FRONT.includes(vowel);
}

// Without Kazakh letters а may be ә, о may be ө, у may be ү; only ы and я are surely back, е and и front.
function foldedHarmony(stem: string, form: string): boolean {
	const vowel = lastVowel(stem, 'аоуеиыяэю') ?? 'а';
	if (/[аы]/.test(form)) return !'еэ'.includes(vowel);
	return !/[еи]/.test(form) || form.endsWith('ен') || !'ыя'.includes(vowel);
}

function byForm(list: Ending[]): Map<string, Ending[]> {
	return Map.groupBy(list, (e) => e.form);
}

function foldPattern(pattern: RegExp): RegExp {
	return new RegExp(pattern.source.replace(/[әғқңөұүһі]/g, (letter) => foldWord(letter)));
}

const EXACT: Letters = {
	endings: byForm(ENDINGS),
	short: new Set(SHORT.split(' ')),
	whole: new Set(WHOLE.split(' ')),
	syncope: new Map(Object.entries(SYNCOPE)),
	cluster: CLUSTER,
	harmony: exactHarmony,
	voice: (stem) =>
		stem
			.replace(/ғ$/, 'қ')
			.replace(/(?<=[еөүі])г$/, 'к')
			.replace(/(?<=[аеыі])б$/, 'п')
};

const FOLDED: Letters = {
	endings: byForm(ENDINGS.map((e) => ({ ...e, form: foldWord(e.form), after: foldPattern(e.after) }))),
	short: new Set(SHORT.split(' ').map(foldWord)),
	whole: new Set(WHOLE.split(' ').map(foldWord)),
	syncope: new Map(Object.entries(SYNCOPE).map(([from, to]) => [foldWord(from), foldWord(to)])),
	cluster: foldPattern(CLUSTER),
	harmony: foldedHarmony,
	voice: (stem) => stem.replace(/(?<=[аеиоуы])г$/, 'к').replace(/(?<=[аеыи])б$/, 'п')
};

function countVowels(text: string): number {
	let count = 0;
	for (const letter of text) if (VOWEL.test(letter)) count++;
	return count;
}

function fits(stem: string, ending: Ending, letters: Letters): boolean {
	if (stem.length < 3 && !letters.short.has(stem)) return false;
	if (!ending.after.test(stem) || countVowels(stem) < ending.vowels || !letters.harmony(stem, ending.form)) return false;
	if (!ending.opens || letters.syncope.has(stem)) return true;
	if (AGENT.test(stem)) return false;
	return VOWEL.test(stem.at(-1) ?? '') || VOWEL.test(stem.at(-2) ?? '') || letters.cluster.test(stem);
}

function stripOnce(word: string, letters: Letters): string {
	if (letters.whole.has(word)) return word;
	const stems: string[] = [];
	for (let length = Math.min(LONGEST, word.length - 2); length > 0; length--) {
		const stem = word.slice(0, -length);
		const ending = letters.endings.get(word.slice(-length))?.find((e) => fits(stem, e, letters));
		if (ending !== undefined) stems.push(ending.opens ? (letters.syncope.get(stem) ?? letters.voice(stem)) : stem);
	}
	return stems.find((stem) => letters.whole.has(stem)) ?? stems[0] ?? word;
}

/** Passes needed by the longest chains: plural, possession, case, "which is at", plural again. */
const PASSES = 5;

function strip(word: string, letters: Letters): string {
	let stem = word;
	for (let pass = 0; pass < PASSES; pass++) {
		const next = stripOnce(stem, letters);
		if (next === stem) return stem;
		stem = next;
	}
	return stem;
}

/** The stem of a lower-case Kazakh word: өтініштерімізді -> өтініш. A word without endings comes back as it is. */
export function kazakhStem(word: string): string {
	return strip(word, EXACT);
}

/** The same for a word written without Kazakh letters: отиништеримизди -> отиниш. */
export function foldedKazakhStem(word: string): string {
	return strip(word, FOLDED);
}
