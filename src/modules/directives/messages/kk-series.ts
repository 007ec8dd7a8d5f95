/** Texts of directives that come again. */
import { ablative, dative } from '#platform/i18n/kazakh-case.ts';
import { plural } from '#platform/i18n/plural.ts';
import type { Every } from '../rules/rhythm.ts';
import type { Halt, SeriesState, Skipped } from '../rules/series.ts';

const ordinal = ['бірінші', 'екінші', 'үшінші'];

export const series = {
	title: 'Қайталанатын жарлық тапсырмалар',
	lead: 'Әр апта, ай, тоқсан не жыл сайын өзі берілетін тапсырмалар. Берілгені кәдімгі жарлық тапсырма болады.',
	tab: 'Қайталанатындар',
	new: 'Жаңа қайталанатын тапсырма',
	empty: 'Қайталанатын жарлық тапсырма жоқ',
	emptyText: 'Мысалы, ай сайынғы есепті бір рет жазып қойсаңыз, жүйе оны уақытында өзі береді.',
	columns: { title: 'Тапсырма', rhythm: 'Қалай қайталанады', next: 'Келесі мерзімі', state: 'Күйі' },
	more: 'Бұдан бұрынғылары',
	states: { draft: 'Жоба', active: 'Жүріп тұр', paused: 'Тоқтап тұр', ended: 'Аяқталды' } satisfies Record<SeriesState, string> as Record<
		SeriesState,
		string
	>,
	rhythm: {
		week: (weekday: string) => `Апта сайын, ${weekday}`,
		month: (day: string) => `Ай сайын, ${day}-күні`,
		quarter: (month: number, day: string) => `Тоқсан сайын, ${ordinal[month - 1] ?? ''} айдың ${day}-күні`,
		year: (date: string) => `Жыл сайын, ${date}`
	},
	weekdays: ['дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі', 'жексенбі'],
	halts: {
		chosen: 'Тоқтатып қойылды',
		issuer: 'Атынан берілетін бөлімше жабылған',
		keeper: 'Жауапты адам бұл бөлімшені енді басқармайды',
		nobody: 'Ереже бойынша бірде-бір бөлімше шықпайды'
	} satisfies Record<Halt, string> as Record<Halt, string>,
	form: {
		newTitle: 'Жаңа қайталанатын тапсырма',
		editTitle: 'Қайталанатын тапсырманы өзгерту',
		how: 'Тапсырма қанша рет беріледі',
		once: 'Бір рет',
		again: 'Қайталанып тұрады',
		rhythm: 'Қалай қайталанады',
		every: { week: 'Апта сайын', month: 'Ай сайын', quarter: 'Тоқсан сайын', year: 'Жыл сайын' } satisfies Record<Every, string> as Record<
			Every,
			string
		>,
		everyLegend: 'Қаншалықты жиі',
		weekday: 'Мерзімі: аптаның қай күні',
		quarterMonth: 'Мерзімі: тоқсанның қай айы',
		quarterMonths: ['Бірінші айы', 'Екінші айы', 'Үшінші айы'],
		month: 'Мерзімі: қай ай',
		day: 'Мерзімі: айдың қай күні',
		dayHint: 'Айда ондай күн болмаса, соңғы күні алынады. Демалысқа түссе, келесі жұмыс күніне ауысады.',
		lead: 'Мерзімінен неше жұмыс күні бұрын беріледі',
		leadHint: 'Бөлімшелерге осынша уақыт қалады.',
		fromOn: 'Қай күннен бастап',
		fromHint: 'Алғашқы мерзім осы күні немесе одан кейін болады.',
		untilOn: 'Қай күнге дейін',
		untilHint: 'Бос қалса, тоқтатқанша қайталана береді.',
		reason: 'Неге өзгертесіз',
		reasonHint: 'Өзгеріс келесі тапсырмаларға ғана әсер етеді. Берілгендері өзгермейді.',
		save: 'Сақтап, күндерін көру'
	},
	page: {
		issuer: 'Кімнің атынан',
		keeper: 'Кім жауапты',
		lead: 'Қашан беріледі',
		leadDays: (n: number) => plural('kk', n, { one: 'мерзімінен # жұмыс күні бұрын', other: 'мерзімінен # жұмыс күні бұрын' }),
		leadNone: 'мерзімінің өз күнінде',
		span: 'Қолданылуы',
		from: (day: string) => `${ablative(day)} бастап`,
		until: (day: string) => `${dative(day)} дейін`,
		draftNote: 'Бұл — жоба: бастағанша ештеңе берілмейді.',
		haltNote: (why: string) => `Жүйе тоқтатып қойды. ${why}. Себебін жөндеп, жалғастырыңыз немесе аяқтаңыз.`,
		coming: 'Келесі үш рет',
		comingLead: 'Күндер бүгінгі жұмыс күнтізбесімен есептелген. Тапсырма таңертең беріледі, басшыларға сол кезде хат барады.',
		comingNone: 'Келесі күндер жоқ.',
		issueOn: 'Беріледі',
		dueOn: 'Мерзімі',
		soon: 'келесі таңда',
		addressees: (count: string) =>
			`Ереже бойынша бүгін ${count} бөлімше. Әр рет сол күнгі тізім алынады: жаңа бөлімше қосылады, жабылғаны шығады.`,
		start: 'Бастау',
		startNote: 'Осыдан кейін тапсырма жоғарыдағы күндері өзі беріледі.',
		change: 'Өзгерту',
		pause: 'Тоқтата тұру',
		pauseReason: 'Неге тоқтатасыз',
		resume: 'Жалғастыру',
		resumeNote: 'Мерзімі әлі келмегені келесі таңда беріледі, мерзімі өткені берілмейді.',
		end: 'Біржола аяқтау',
		endReason: 'Неге аяқталады',
		endNote: 'Берілген тапсырмалар өз күйінде қалады. Кейін қайта бастауға болмайды.',
		past: 'Берілгендер және нәтижесі',
		pastLead: 'Жаңасы жоғарыда. Сандар тікелей берілген бөліктер бойынша, сондықтан рет-ретімен салыстыруға болады.',
		pastNone: 'Әлі бір рет те берілген жоқ.',
		given: 'Бөлік',
		accepted: 'Қабылданды',
		first: 'Бірден қабылданды',
		returned: 'Қайтарылды',
		late: 'Кешікті',
		open: 'Ашық',
		bar: 'Үлесі',
		keys: { good: 'мерзімінде қабылданды', late: 'кешікті', rest: 'қалғаны' },
		older: 'Бұдан бұрынғылары',
		of: 'Қайталанады'
	},
	skipped: {
		missed: 'Берілмеді: жүйе жұмыс істемей тұрғанда мерзімі өтті',
		paused: 'Берілмеді: тоқтап тұрғанда мерзімі өтті'
	} satisfies Record<Skipped, string> as Record<Skipped, string>,
	acts: {
		'directive_series.drafted': 'Жоба жасалды',
		'directive_series.changed': 'Келесі тапсырмалар үшін өзгертілді',
		'directive_series.started': 'Басталды',
		'directive_series.issued': 'Кезекті тапсырма берілді',
		'directive_series.skipped': 'Берілмей қалды',
		'directive_series.halted': 'Жүйе тоқтатып қойды',
		'directive_series.paused': 'Тоқтатылды',
		'directive_series.resumed': 'Жалғастырылды',
		'directive_series.over': 'Соңғы күні келді, аяқталды',
		'directive_series.ended': 'Біржола аяқталды'
	},
	added: (names: string) => `қосылғандар: ${names}`,
	gone: (names: string) => `шығып қалғандар: ${names}`,
	further: (names: string, n: string) => `${names} және тағы ${n}`,
	mail: {
		subject: 'Қайталанатын жарлық тапсырма тоқтап қалды',
		text: (d: { name: string; title: string; why: string; due: string; link: string }) =>
			`Құрметті ${d.name}!\n\nҚайталанатын жарлық тапсырма берілмей, тоқтап қалды: ${d.title}\nСебебі: ${d.why}.\nБерілуі керек тапсырманың мерзімі: ${d.due}\n\nСебебін жөндеп, жалғастырыңыз немесе аяқтаңыз:\n${d.link}`
	}
};

export type SeriesMessages = typeof series;
