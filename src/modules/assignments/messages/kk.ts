import { plural } from '#platform/i18n/plural.ts';
import type { AssignmentState } from '../rules.ts';

const days = (n: number) => plural('kk', n, { one: '# жұмыс күні', other: '# жұмыс күні' });

export const kk = {
	states: {
		issued: 'Орындалуда',
		reported: 'Есеп берілді',
		returned: 'Пысықтауға қайтарылды',
		accepted: 'Орындалды',
		cancelled: 'Тоқтатылды'
	} satisfies Record<AssignmentState, string> as Record<AssignmentState, string>,
	due: {
		today: 'бүгін',
		left: (n: number) => `${days(n)} қалды`,
		late: (n: number) => `${days(n)} кешікті`,
		inTime: 'мерзімінде орындалды',
		lateAtFirst: 'Алғашқы мерзім өтіп кеткен'
	},
	page: {
		title: 'Тапсырма',
		back: 'Барлық тапсырмалар',
		due: 'Мерзімі',
		firstDue: 'Алғашқы мерзімі',
		issued: 'Берілген күні',
		issuer: 'Кім берді',
		unit: 'Жауапты бөлімше',
		person: 'Жауапты тұлға',
		helpers: 'Бірлескен орындаушылар',
		subject: 'Неге қатысты',
		appeal: 'Өтініш',
		groupCase: 'Топтық іс',
		promise: 'Сайлауалды уәде',
		sitting: 'Орган отырысының шешімі',
		nobody: 'тағайындалмаған',
		system: 'Жүйе',
		acknowledged: 'Танысқан күні',
		notAcknowledged: 'әлі танысқан жоқ',
		whole: 'Негізгі тапсырма',
		optional: 'міндетті емес',
		returns: 'Қанша рет қайтарылды',
		parts: 'Бөліп берілген тапсырмалар',
		reports: 'Есептер',
		noReports: 'Есеп әлі берілген жоқ.',
		verdict: { accepted: 'Қабылданды', returned: 'Қайтарылды', none: 'Қабылдауды күтуде' },
		reason: (text: string) => `Себебі: ${text}`,
		extensions: 'Мерзімді ұзарту',
		asked: (date: string) => `Сұралған мерзім: ${date}`,
		decision: { approved: 'Ұзартылды', refused: 'Ұзартудан бас тартылды', none: 'Шешім күтілуде' },
		history: 'Не істелді',
		done: 'Сақталды.'
	},
	acknowledge: { title: 'Танысу', text: 'Тапсырманы оқып шыққаныңызды растаңыз.', send: 'Таныстым' },
	report: {
		title: 'Есеп беру',
		text: 'Не істелді',
		textHint: 'Қысқаша жазыңыз: не істелді, қашан, нәтижесі қандай.',
		files: 'Дәлелдер',
		filesHint: 'Фото немесе құжат. Бірнеше файл таңдауға болады.',
		send: 'Есепті жіберу',
		again: 'Есепті толықтыру'
	},
	judge: {
		title: 'Есепті қабылдау',
		accept: 'Қабылдау',
		return: 'Пысықтауға қайтару',
		reason: 'Қайтару себебі',
		reasonHint: 'Не жетіспейтінін түсінікті етіп жазыңыз.'
	},
	extend: {
		ask: 'Мерзімді ұзартуды сұрау',
		dueOn: 'Жаңа мерзім',
		dueOnHint: 'Жұмыс күні болуы керек.',
		reason: 'Себебі',
		send: 'Сұрау жіберу',
		decide: 'Ұзарту туралы шешім',
		approve: 'Ұзарту',
		refuse: 'Бас тарту',
		refuseReason: 'Бас тарту себебі',
		inRoom: 'Бұл тапсырманың мерзімі өтініштің мерзімімен бірге ұзартылады. Өтініштің бетінде ұзартыңыз.'
	},
	govern: {
		title: 'Тапсырманы өзгерту',
		move: 'Мерзімін ауыстыру',
		moveSend: 'Мерзімді сақтау',
		reassign: 'Орындаушыны ауыстыру',
		person: 'Жауапты тұлға',
		unitOnly: 'Бөлімшеге, тұлға көрсетілмейді',
		reassignSend: 'Орындаушыны сақтау',
		cancel: 'Тапсырманы тоқтату',
		cancelReason: 'Тоқтату себебі',
		cancelSend: 'Тоқтату'
	},
	acts: {
		'assignment.issued': 'Тапсырма берілді',
		'assignment.acknowledged': 'Тапсырмамен танысты',
		'assignment.reported': 'Есеп берілді',
		'assignment.accepted': 'Орындалды деп қабылданды',
		'assignment.returned': 'Пысықтауға қайтарылды',
		'assignment.extension_asked': 'Мерзімді ұзарту сұралды',
		'assignment.extended': 'Мерзім ұзартылды',
		'assignment.extension_refused': 'Ұзартудан бас тартылды',
		'assignment.due_moved': 'Мерзім ауыстырылды',
		'assignment.deadline_moved': 'Күнтізбе немесе мерзім ережесі өзгергендіктен мерзім ауысты',
		'assignment.reassigned': 'Орындаушы ауысты',
		'assignment.cancelled': 'Тапсырма тоқтатылды',
		'assignment.shelved': 'Тапсырма кейінге қалдырылды: өтініш басқасына біріктірілді',
		'assignment.taken_up': 'Тапсырма бұрынғы қалпында қайта қолға алынды',
		'assignment.look_confirmed': 'Бақылау тобының екінші қарауы: расталды',
		'assignment.look_unconfirmed': 'Бақылау тобының екінші қарауы: расталмады, жұмыс қағаз жүзінде ғана қабылданған'
	},
	fromTo: (from: string, to: string) => `${from} → ${to}`,
	parentClosed: 'негізгі тапсырма жабылды',
	mail: {
		movedSubject: (n: number) => plural('kk', n, { one: 'Тапсырманың мерзімі ауысты', other: '# тапсырманың мерзімі ауысты' }),
		movedIntro: (d: { name: string; from: string; to: string; reason: string }) =>
			`Құрметті ${d.name}!\n\nЖұмыс күндерінің күнтізбесі немесе мерзім ережесі өзгерді, сондықтан тапсырманың мерзімі ауысты.\nБұрынғы мерзім: ${d.from}\nЖаңа мерзім: ${d.to}\nСебебі: ${d.reason}`,
		more: (n: number) => `Тағы: ${plural('kk', n, { one: '# тапсырма', other: '# тапсырма' })}`
	},
	errors: {
		not_now: 'Тапсырманың қазіргі күйінде бұл әрекет мүмкін емес. Бетті жаңартып қараңыз.',
		unit: 'Бұл бөлімше жұмыс істемейді. Басқасын таңдаңыз.',
		person: 'Бұл адам осы бөлімшеде жұмыс істемейді. Тізімнен таңдаңыз.',
		day_off: 'Бұл демалыс күні. Жұмыс күнін таңдаңыз.',
		in_past: 'Бұл күн өтіп кетті.',
		not_later: 'Жаңа мерзім қазіргі мерзімнен кейін болуы керек.',
		open_parts: 'Бөліп берілген тапсырмалар әлі бітпеген. Алдымен соларды қабылдаңыз.',
		after_whole: 'Бөліп берілген тапсырманың мерзімі негізгі тапсырманың мерзімінен кеш болмауы керек.',
		before_parts: 'Бөліп берілген тапсырмалардың мерзімі бұдан кеш. Алдымен солардың мерзімін ауыстырыңыз.',
		judge_in_room: 'Бұл тапсырма өлшемдер бойынша қабылданады. Әр өлшемді белгілеңіз.',
		asked: 'Ұзарту туралы сұрау жіберілген, шешім күтілуде.',
		not_asked: 'Ұзарту туралы ашық сұрау жоқ.',
		extend_in_room: 'Бұл тапсырманың мерзімі өтініштің мерзімімен бірге ұзартылады. Өтініштің бетінде ұзартыңыз.',
		reason: 'Себебін жазыңыз.',
		kept_from: 'Бұл іс ол адамнан жабық: құпия іс немесе шағым сол адамға не оның басшысына қатысты. Басқасын таңдаңыз.'
	}
};

export type Messages = typeof kk;
