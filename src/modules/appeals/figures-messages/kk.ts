/** Texts of the open data page. kk gives the shape. */
import { attributive } from '#platform/i18n/kazakh-case.ts';
import { plural } from '#platform/i18n/plural.ts';

export const kk = {
	title: 'Ашық деректер: өтініштер',
	lead: 'Қанша өтініш келді, олар қалай және қандай мерзімде шешілді, азаматтардың өздері не дейді.',
	asOf: (when: string) => `Сандар ${attributive(when)} жағдай бойынша. Он минут сайын жаңарады.`,
	filters: {
		label: 'Сүзгі',
		year: 'Жыл',
		region: 'Өңір',
		theme: 'Тақырып',
		all: 'Барлық жылдар',
		country: 'Бүкіл ел',
		everyTheme: 'Барлық тақырып',
		show: 'Көрсету',
		clear: 'Сүзгіні алып тастау'
	},
	/** What is shown now: "2026, Абай облысы, Жолдар". */
	everything: 'Барлық өтініш, барлық жылдар',
	numbers: {
		title: 'Негізгі сандар',
		received: {
			label: 'өтініш келді',
			note: 'Сайт, қабылдау, телефон, хат арқылы келген барлық өтініш. Біріктірілген өтініш негізгісімен бірге бір рет саналады.'
		},
		open: { label: 'қаралып жатыр', note: 'Түпкілікті шешім әлі жоқ.' },
		overdue: { label: 'мерзімі өтіп кетті', note: 'Қазір қаралып жатқандардың ішінде: қазіргі мерзімі өтіп кеткендері.' },
		median: {
			label: 'шешімге дейінгі әдеттегі мерзім',
			note: 'Шешілген өтініштердің жартысы осыдан тез, жартысы осыдан ұзақ қаралған (медиана).'
		},
		onTime: {
			label: 'мерзімінде шешілді',
			note: 'Алғаш берілген мерзім бойынша. Мерзімі өткен, бірақ әлі шешілмегені де есепте: ұзарту бұл санды жақсартпайды.'
		},
		solved: {
			label: '«мәселе шешілді» деді',
			note: (n: number) => `Мұны тек азаматтың өзі айтады. Пікір білдіргендер: ${plural('kk', n, { one: '#', other: '#' })}.`
		},
		days: (n: number) => plural('kk', n, { one: '# жұмыс күні', other: '# жұмыс күні' }),
		tooFew: 'дерек аз'
	},
	hiddenTotal: (least: number) =>
		`Мұндай өтініш тым аз (көрсету үшін кемінде ${String(least)} керек) немесе санын басқа сандардан шегеріп табуға болады. Адамдар танылып қалмауы үшін көрсетпейміз.`,
	map: { title: 'Өңірлер бойынша', words: 'өтініш', hidden: 'жасырылған', hiddenSign: '–', unknown: 'Өңірі белгісіз' },
	themes: { title: 'Тақырыптар бойынша', column: 'Тақырып', unknown: 'Тақырыбы көрсетілмеген' },
	months: { title: 'Айлар бойынша', column: 'Ай' },
	years: { title: 'Жылдар бойынша', column: 'Жыл' },
	amount: 'Өтініш саны',
	table: {
		title: 'Кесте түрінде',
		region: 'Өңір',
		received: 'Келді',
		onTime: 'Мерзімінде',
		median: 'Әдеттегі мерзім, жұмыс күні',
		solved: '«Шешілді» деді',
		overdue: 'Мерзімі өтті'
	},
	none: 'Әзірге өтініш жоқ.',
	hiding: {
		title: 'Нені көрсетпейміз',
		text: (least: number) =>
			`${String(least)} өтінішке жетпейтін сан көрсетілмейді. Жалғыз жасырын санды жалпы саннан шегеріп табуға болмауы үшін онымен бірге тағы біреуі жасырылады. Бұл жерде дербес дерек жоқ.`
	},
	download: {
		title: 'Деректерді жүктеп алу',
		text: 'Осы беттегі сандар, осы сүзгімен.',
		csv: 'CSV кестесі',
		json: 'JSON',
		api: 'Бағдарламалар үшін: API'
	},
	file: 'otinishter'
};

type Words<T> = T extends (...args: infer A) => string
	? (...args: A) => string
	: T extends string
		? string
		: { readonly [K in keyof T]: Words<T[K]> };
export type FigureMessages = Words<typeof kk>;
