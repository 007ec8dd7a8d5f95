import { foldWord } from './letters.ts';

// Words that say nothing of what a text is about.
const KAZAKH =
	'және мен бен пен үшін туралы бұл сол осы да де та те ма ме ба бе па пе деп бар жоқ өте біз сіз олар оның біздің сіздің менің ' +
	'не бір бойынша арқылы дейін кейін сондай болып болды тұр екен ғой еді емес сияқты қандай керек барлық';
const RUSSIAN =
	'и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему ' +
	'когда даже ну ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ей может они тут где есть надо ней ' +
	'для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет тогда кто этот того потому этого какой ним здесь этом ' +
	'один почти мой тем чтобы нее сейчас были куда при об это эта эти наш наша наши нам нас';
const ENGLISH =
	'the of and to in is it that for on as with be at by this from are was an or not have has we our you your they their i a my me no but';

const ALL = `${KAZAKH} ${RUSSIAN} ${ENGLISH}`.split(' ');

/** Words that are not searched for, with and without Kazakh letters. */
export const STOP_WORDS: ReadonlySet<string> = new Set([...ALL, ...ALL.map((word) => (/[a-z]/.test(word) ? word : foldWord(word)))]);

// Also Kazakh, or common in Kazakh texts.
const SHARED = new Set(`${KAZAKH} а о у то ну уж ты ли раз тут`.split(' '));
const MARKS = new Set([...RUSSIAN.split(' ').filter((word) => !SHARED.has(word)), 'прошу', 'нужно', 'можно', 'очень', 'здравствуйте']);
const RUSSIAN_ENDING = /(?:[аиея]ть|ться|ется|ются|ого|ему|ение|ения|ость|ости|ная|ные|ных|ный)$/;

/** Whether a folded word is surely Russian: one such word shows that a text without Kazakh letters is Russian. */
export function isRussian(word: string): boolean {
	return MARKS.has(word) || (word.length > 5 && RUSSIAN_ENDING.test(word));
}
