/**
 * Cases of a written Kazakh date or time, for the words that govern one: «дейін», «шейін» take the dative, «бастап»,
 * «бері», «кейін» the ablative; what happened on a day the locative, what is of a day the attributive.
 *
 * The order is that of acts: year, day, month, and the month alone takes the ending («Құқықтық актілер туралы»
 * Қазақстан Республикасының 2016 жылғы 6 сәуірдегі № 480-V Заңы). The ending follows the last sound as Kazakh
 * orthography has it: its vowel by harmony, its consonant by what it stands after; after figures it stands behind
 * a hyphen and follows the number as it is read («18:00-ге», «11:40-қа»).
 */

type Case = 'dative' | 'ablative' | 'locative' | 'attributive';
type Sound = 'open' | 'nasal' | 'voiceless';

/** With а; е stands in its place after a soft stem. */
const ENDINGS: Record<Case, Record<Sound, string>> = {
	dative: { open: 'ға', nasal: 'ға', voiceless: 'қа' },
	ablative: { open: 'дан', nasal: 'нан', voiceless: 'тан' },
	locative: { open: 'да', nasal: 'да', voiceless: 'та' },
	attributive: { open: 'дағы', nasal: 'дағы', voiceless: 'тағы' }
};
const SOFT: Record<string, string> = { ғ: 'г', қ: 'к', а: 'е', ы: 'і' };

const ONES = ['нөл', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'];
const TENS = ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу'];

// и and у carry no harmony of their own: the vowel before them decides.
const VOWELS = 'аоұыяәеөүіэ';
const HARD = 'аоұыя';

function ending(word: string, kase: Case): string {
	const sound = /[мнң]$/.test(word) ? 'nasal' : /[бвгдпткқсфхһцчшщ]$/.test(word) ? 'voiceless' : 'open';
	const hard = HARD.includes([...word].findLast((letter) => VOWELS.includes(letter)) ?? 'а');
	const form = ENDINGS[kase][sound];
	return hard ? form : form.replace(/[ғқаы]/g, (letter) => SOFT[letter] ?? letter);
}

/** "18:00" is read "сегіз", "18:05" "бес", "18:40" "қырық". */
function lastRead(hours: number, minutes: number): string {
	const n = minutes === 0 ? hours : minutes;
	return (n % 10 === 0 && n > 0 ? TENS[n / 10] : ONES[n % 10]) ?? '';
}

function timeIn(time: string, kase: Case): string {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return `${time}-${ending(lastRead(hours, minutes), kase)}`;
}

const DATE = /^(?<day>\d{1,2}) (?<month>\p{L}+)(?: (?<year>\d{4}))?(?<weekday>, \p{L}+)?(?:, (?<time>\d{2}:\d{2}))?$/u;
const TIME = /^\d{2}:\d{2}$/;
const DAY: Record<Case, string> = { dative: 'күніне', ablative: 'күнінен', locative: 'күні', attributive: 'күнгі' };

function inCase(when: string, kase: Case): string {
	if (TIME.test(when)) return timeIn(when, kase);
	const parts = DATE.exec(when)?.groups;
	if (parts === undefined) return `${when} ${DAY[kase]}`;
	const { day = '', month = '', year, weekday, time } = parts;
	const date = `${year === undefined ? '' : `${year} жылғы `}${day} ${month}`;
	if (time !== undefined) return `${date}${weekday === undefined ? '' : `${weekday},`} сағат ${timeIn(time, kase)}`;
	return weekday === undefined ? date + ending(month, kase) : `${date}${weekday} ${DAY[kase]}`;
}

/**
 * «2026 жылғы 2 желтоқсанға», before «дейін».
 * @param when what `formatDate`, `formatDayMonth`, `formatWeekday`, `formatTime` or `formatDateTime` of `format.ts` say in `kk`:
 * "2 желтоқсан 2026", "2 желтоқсан", "2 желтоқсан, сәрсенбі", "18:00", "2 желтоқсан 2026, 18:00". What is none of them stands as it
 * is, before «күніне».
 */
export const dative = (when: string): string => inCase(when, 'dative');

/** «2026 жылғы 2 желтоқсаннан», before «бастап», «бері», «кейін». Takes what `dative` takes. */
export const ablative = (when: string): string => inCase(when, 'ablative');

/** «2026 жылғы 2 желтоқсанда»: when something happened. Takes what `dative` takes. */
export const locative = (when: string): string => inCase(when, 'locative');

/** «2026 жылғы 2 желтоқсандағы», before «шешім», «жағдай». Takes what `dative` takes. */
export const attributive = (when: string): string => inCase(when, 'attributive');
