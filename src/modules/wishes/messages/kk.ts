import { dative } from '#platform/i18n/kazakh-case.ts';
import { plural } from '#platform/i18n/plural.ts';
import type { Reminder } from '#platform/calendar/meetings.ts';

/** Texts of the room of wishes to meet. Names, days and places stand in the nominative or after a colon: no suffix is glued to a variable. */
export const kk = {
	states: {
		requested: 'Кезекте',
		offered: 'Уақыт ұсынылды',
		booked: 'Уақыты белгіленді',
		reminded: 'Уақыты белгіленді',
		arrived: 'Келді',
		met: 'Кездесу өтті',
		no_show: 'Келмеді',
		excused: 'Келе алмайтынын айтты',
		revoked: 'Уақыты болмай қалды, басқасы ұсынылады',
		referred: 'Басқа кезекке жіберілді',
		withdrawn: 'Бас тартты'
	},
	modes: { in_person: 'Өзі келіп', video: 'Бөлімшеден бейнебайланыспен', phone: 'Телефонмен' },
	channels: { web: 'Сайт арқылы', phone: 'Телефон арқылы', desk: 'Бөлімшеде', field: 'Көшпелі қабылдауда' },
	outcomes: {
		promise: 'Уәде берілді',
		appeal: 'Өтініш болып тіркелді',
		answer: 'Жауап сол жерде берілді',
		none: 'Ештеңе уағдаласылмады'
	},
	anybody: 'Кім көмектесе алса, сол',
	/** A line of the timeline, told to the person and to staff. */
	timeline: {
		'wish.received': 'Кездескісі келетіні тіркелді',
		'wish.offer': 'Уақыт ұсынылды',
		'wish.lapse': 'Ұсынылған уақыт таңдалмады, кезек жалғасты',
		'wish.decline': 'Ұсынылған уақыттар келмеді, кезек жалғасты',
		'wish.book': 'Кездесу уақыты белгіленді',
		'wish.move': 'Кездесу уақыты өзгерді',
		'wish.confirmed': 'Келетіні расталды',
		'wish.remind': 'Кездесу туралы еске салынды',
		'wish.arrive': 'Келгені белгіленді',
		'wish.meet': 'Кездесу өтті',
		'wish.miss': 'Кездесуге келмеді',
		'wish.come_late': 'Кешігіп келді, қабылданады',
		'wish.again': 'Кезекке қайта тұрды',
		'wish.excuse': 'Келе алмайтынын айтты',
		'wish.revoke': 'Қабылдау болмайды, басқа уақыт ұсынылады',
		'wish.refer': 'Басқа кезекке жіберілді',
		'wish.withdraw': 'Кездесуден бас тартты',
		'wish.exported': 'Деректер көшірмесі алынды',
		'wish.code_asked': 'Жаңа қолжетімділік коды сұралды',
		'wish.code_sent': 'Жаңа код алатын сілтеме жіберілді',
		'wish.code_renewed': 'Жаңа қолжетімділік коды берілді',
		'wish.seen': 'Байланыс деректері қаралды',
		'wish.unreached': 'Ұсыныс хаты жетпей қайтты',
		'wish.person_removed': 'Жеке деректер сақтау мерзімі өткен соң өшірілді',
		'wish.deadline_moved': 'Уақыт ұсыну мерзімі күнтізбе өзгергендіктен жылжыды'
	} as Record<string, string>,
	/** Who asked staff for it, and how they made sure who it was. */
	askers: { self: 'Жазылған адамның өзі', relative: 'Туысы не жақыны', representative: 'Өкілі' },
	identified: {
		called_back: 'Жазылудағы нөмірге өзіміз қайта соқтық',
		details: 'Нөмірін және не туралы екенін айтты',
		document: 'Жеке куәлігін көрсетті'
	},
	asked: (asker: string, identified: string) => `Қызметкер жазды. Сұраған: ${asker}. Қалай анықталды: ${identified}.`,
	forecast: {
		unknown: 'Қашан екені әлі белгісіз',
		soon: 'Шамамен бір апта ішінде',
		weeks: (from: number, to: number) => `Шамамен ${String(from)}–${plural('kk', to, { one: '# аптадан', other: '# аптадан' })} кейін`,
		within: (to: number) => `Шамамен ${plural('kk', to, { one: '# апта', other: '# апта' })} ішінде`,
		note: 'Бұл — болжам, уәде емес: босайтын орындарға және кезектің соңғы аптада қалай жылжығанына қарап есептеледі.'
	},
	ahead: (n: number) => (n === 0 ? 'Сіз кезекте біріншісіз' : `Сізден бұрын: ${plural('kk', n, { one: '# адам', other: '# адам' })}`),
	/** Why a host takes times back. */
	why: {
		cancelled: 'Қабылдау болмайды',
		exception: 'Қабылдау болмайды',
		absence: 'Қабылдаушы болмайды',
		day_off: 'Бұл күн — демалыс',
		hours: 'Қабылдау уақыты өзгерді'
	},
	letters: {
		hello: (firstName: string) => `Сәлеметсіз бе, ${firstName}!`,
		number: (number: string) => `Нөмірі: ${number}`,
		code: (code: string) =>
			`Қолжетімділік коды: ${code}\nБұл кодпен сайттан жазылуыңызды ашып, уақытын өзгерте не бас тарта аласыз. Кодты ешкімге айтпаңыз.`,
		codeSubject: (number: string) => `Жаңа қолжетімділік коды: ${number}`,
		codeLink: (url: string) =>
			`Жаңа қолжетімділік кодын алу үшін сілтемені ашып, батырманы басыңыз: ${url}\nСілтеме 30 минут жарамды және бір рет қолданылады. Содан кейін ескі код жарамайды.`,
		codeIgnore: 'Кодты сұрамаған болсаңыз, ештеңе істемеңіз: ескі код өзгермейді.',
		page: (url: string) => `Жазылуыңыздың беті: ${url}`,
		when: (when: string) => `Уақыты: ${when}`,
		where: (where: string) => `Орны: ${where}`,
		whom: (whom: string) => `Кіммен: ${whom}`,
		how: (how: string) => `Қалай: ${how}`,
		byPhone: 'Осы уақытта сізге телефон соғамыз.',
		waitingSubject: (number: string) => `Кездесуге жазылдыңыз: ${number}`,
		waiting: (due: string) =>
			`Кездескіңіз келетіні тіркелді. Әзірге бос уақыт жоқ, сондықтан сіз кезекте тұрсыз. Уақыт босаған бойда хабарлаймыз. Уақыт ұсынуға тиіс күніміз: ${due}.`,
		bookedSubject: (when: string) => `Кездесу уақыты: ${when}`,
		booked: 'Кездесуіңіздің уақыты белгіленді.',
		movedSubject: (when: string) => `Кездесудің жаңа уақыты: ${when}`,
		moved: 'Кездесуіңіздің уақыты өзгерді. Ендігі уақыты төменде.',
		cannot: 'Келе алмайтын болсаңыз, сол беттен хабарлаңыз: орныңыз басқа адамға беріледі.',
		offeredSubject: 'Сізге кездесу уақытын ұсынамыз',
		offered: 'Кезегіңіз келді. Төмендегі уақыттардың бірін таңдаңыз:',
		until: (until: string) =>
			`Осы уақыттар сізге сақталады: ${dative(until)} дейін. Таңдамасаңыз не ешқайсысы келмесе, кезекте қала бересіз.`,
		take: (url: string) => `Осы уақытты таңдау: ${url}`,
		decline: (url: string) => `Ешқайсысы келмесе: ${url}`,
		tapNote:
			'Сілтемені ашсаңыз, алдымен не болатыны көрсетіледі: жауабыңыз батырманы басқанда ғана жазылады. Сілтемені ешкімге жібермеңіз, ол — сіздің жауабыңыз.',
		revokedSubject: (when: string) => `Қабылдау болмайды: ${when}`,
		revoked: (why: string, when: string) => `${why}. Болмайтын кездесудің уақыты: ${when}. Кешіріңіз.`,
		revokedOffer: (why: string) => `${why}, сондықтан сізге ұсынылған уақыттар жарамсыз болып қалды. Кешіріңіз.`,
		reason: (reason: string) => `Себебі: ${reason}`,
		instead: 'Оның орнына төмендегі уақыттардың бірін таңдаңыз:',
		later: (due: string) => `Басқа уақытты біз ұсынуға тиіспіз, ең кеші: ${due}. Кезектегі орныңыз сақталды.`,
		cancelledSubject: (when: string) => `Кездесу болмайды: ${when}`,
		cancelled: 'Кездесуден бас тартқаныңыз жазылды. Қайта кездескіңіз келсе, жаңадан жазылыңыз.',
		excused: 'Келе алмайтыныңыз жазылды. Басқа уақыт керек болса, сол беттен кезекке қайта тұра аласыз.',
		reminderSubject: {
			day: (when: string) => `Еске саламыз: ${when}`,
			hours: (when: string) => `Бүгінгі кездесу: ${when}`
		} satisfies Record<Reminder, unknown>,
		reminder: 'Кездесуіңіз жақындап қалды.',
		confirm: (url: string) => `Келетін болсаңыз: ${url}`,
		cancel: (url: string) => `Келе алмасаңыз: ${url}`,
		sms: {
			booked: (when: string, number: string) => `Кездесу: ${when}. № ${number}`,
			offered: (number: string, url: string) => `Сізге кездесу уақыты ұсынылды (№ ${number}). Таңдау: ${url}`,
			reminder: (when: string, number: string, url: string) => `Еске саламыз: кездесу ${when}. № ${number}. Келесіз бе: ${url}`,
			code: (number: string, url: string) => `№ ${number}. Жаңа қолжетімділік коды: ${url} (30 минут жарамды)`,
			revoked: (when: string, url: string) => `Қабылдау болмайды: ${when}. Басқа уақыт: ${url}`
		}
	},
	calendar: {
		summary: (whom: string) => `Кездесу: ${whom}`
	},
	debts: {
		requested: 'Кездескісі келген адамға уақыт ұсыну',
		revoked: 'Болмай қалған кездесудің орнына уақыт ұсыну'
	},
	errors: {
		'wishes.contact': 'Телефон не электрондық пошта қалдырыңыз: уақыт туралы хабарлауымыз керек.',
		'wishes.phone': 'Телефонмен сөйлесу үшін телефон нөміріңіз керек.',
		'wishes.no_longer': 'Бұл адам енді қабылдамайды. Басқасын таңдаңыз.',
		'wishes.not_now': 'Бұл жазылу қазір басқа күйде. Бетті жаңартып қараңыз.',
		'wishes.came_back': 'Келмегені бір рет кешірілген. Кездесу керек болса, жаңадан жазылу керек.',
		'wishes.not_yet': 'Кездесу уақыты әлі басталған жоқ.',
		'wishes.late_day': 'Кешігіп келгенді сол күні ғана белгілеуге болады.',
		'wishes.offer_over': 'Ұсынылған уақыттың мерзімі өтті. Кезекте тұрсыз, басқа уақыт ұсынылады.',
		'wishes.nothing_free': 'Әзірге бос уақыт жоқ: ұсынатын ештеңе табылмады.',
		'wishes.code': 'Нөмір не код дұрыс емес. Екеуін де тексеріңіз.',
		'wishes.contact_wrong': 'Телефонды не электрондық поштаны толық жазыңыз. Мысалы: +7 701 123 45 67.',
		'wishes.link_used': 'Сілтеме ескірген не бір рет қолданылған. Жаңасын сұраңыз.',
		'wishes.no_contact': 'Бұл жазылуда пошта да, SMS келетін телефон да жоқ. Адам жеке куәлігімен бөлімшеге келсін.',
		'wishes.document': 'Код жеке куәлігін көрсеткен адамның өзіне не өкіліне ғана көрсетіледі. Басқаларға сілтеме жіберіледі.',
		'wishes.same_line': 'Өтінім осы кезекте тұр. Басқасын таңдаңыз.'
	}
};

export type Messages = typeof kk;
