import { plural } from '#platform/i18n/plural.ts';

/** Texts of how promises are found: by one's village, at the desk by what a programme holds. */
export const kk = {
	place: 'Ауылыңыз, қалаңыз немесе ауданыңыз',
	placeHint: 'Қазақ әріптерінсіз де, қатесімен де жаза беріңіз.',
	which: 'Қайсысы?',
	nothing: (q: string) => `«${q}» деген жер табылмады.`,
	nothingHelp: 'Аттың басын ғана жазып көріңіз немесе төмендегі картадан өңірді таңдаңыз.',
	count: (n: number) => plural('kk', n, { one: '# уәде', other: '# уәде' }),
	noneOfPlace: 'Бұл жердің өзіне ештеңе уәде етілмеген.',
	above: 'Осы жер кіретін аумаққа не уәде етілген',
	noneNarrowed: 'Іздегеніңізге сай уәде жоқ.',
	widen: 'Барлық уәдені көрсету',
	table: {
		value: 'Ұяшықта',
		several: (list: string) => `Мұндай атау бірнешеу: ${list}. Ауданын, облысын жеке бағанға жазыңыз немесе атаудың орнына кодын қойыңыз.`,
		more: (n: string) => `тағы ${n}`
	},
	desk: {
		place: 'Елді мекен',
		placeHint: 'Аты немесе ҚАӘЖ коды.',
		anyUnit: 'Барлық бөлімше',
		words: 'Сөздері',
		all: 'Сүзгіні алып тастау'
	}
};
export type FindMessages = typeof kk;
