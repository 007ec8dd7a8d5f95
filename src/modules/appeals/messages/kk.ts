import { plural } from '#platform/i18n/plural.ts';

interface Notice {
	number: string;
	url: string;
	due: string;
	code: string;
	received: string;
}

/** Texts of the appeals room. Names and dates stand in the nominative or after a colon: no suffix is glued to a variable. */
export const kk = {
	state: {
		received: 'Қабылданды',
		registered: 'Тіркелді',
		in_work: 'Орындалуда',
		on_approval: 'Шешім келісуде',
		answered: 'Жауап берілді',
		closed: 'Жабылды',
		withdrawn: 'Кері қайтарып алынды'
	},
	/** What is happening, as one plain sentence for the citizen. */
	stateSentence: {
		received: 'Өтінішіңіз қабылданды, тіркеуді күтіп тұр.',
		registered: 'Өтінішіңіз тіркелді, орындаушысы белгіленуде.',
		in_work: 'Өтінішіңіз бойынша жұмыс жүріп жатыр.',
		on_approval: 'Шешім дайын, басшының қолы қойылуын күтіп тұр.',
		answered: 'Түпкілікті шешім қабылданды. Төменнен оқып, бағалаңыз.',
		closed: 'Өтініш бойынша іс аяқталды.',
		withdrawn: 'Өтінішті өзіңіз кері қайтарып алдыңыз.'
	},
	step: {
		received: 'Қабылданды',
		registered: 'Тіркелді',
		in_work: 'Орындаушыда',
		on_approval: 'Шешім дайындалуда',
		answered: 'Түпкілікті шешім'
	},
	outcome: {
		satisfied: 'Қанағаттандырылды',
		partly_satisfied: 'Ішінара қанағаттандырылды',
		clarified: 'Түсіндірілді',
		refused: 'Бас тартылды',
		noted: 'Назарға алынды',
		stopped: 'Қарау тоқтатылды'
	},
	verdict: { solved: 'Мәселе шешілді', partly: 'Ішінара шешілді', not_solved: 'Шешілген жоқ' },
	channel: {
		web: 'Сайт арқылы',
		api: 'Басқа жүйе арқылы',
		visit: 'Қабылдауда',
		phone: 'Телефон арқылы',
		letter: 'Хатпен',
		mail: 'Электрондық поштамен',
		import: 'Көшірілген'
	},
	urgency: { overdue: 'Мерзімі өтті', today: 'Мерзімі бүгін', soon: 'Мерзімі таяу', calm: 'Мерзімінде', done: 'Аяқталды' },
	missing: {
		text: 'Не болғанын жазыңыз (кемінде 10 таңба)',
		territory: 'Қай жерде болғанын көрсетіңіз',
		name: 'Аты-жөніңізді жазыңыз',
		contact: 'Телефон, электрондық пошта немесе пошталық мекенжай қалдырыңыз'
	},
	workingDays: (n: number) => plural('kk', n, { one: '# жұмыс күні', other: '# жұмыс күні' }),
	daysLeft: (n: number) => plural('kk', n, { one: '# жұмыс күні қалды', other: '# жұмыс күні қалды' }),
	daysLate: (n: number) => plural('kk', n, { one: '# жұмыс күніне кешікті', other: '# жұмыс күніне кешікті' }),
	/** Timeline: what was done, told to anyone who may read it. */
	timeline: {
		'appeal.received': 'Өтініш қабылданды',
		'appeal.registered': 'Өтініш тіркелді',
		'appeal.assigned': 'Жауапты бөлімше белгіленді',
		'appeal.reported': 'Орындаушы есеп берді',
		'appeal.decision_submitted': 'Шешім жобасы басшыға жіберілді',
		'appeal.decision_returned': 'Шешім жобасы пысықтауға қайтарылды',
		'appeal.decided': 'Түпкілікті шешімге қол қойылды',
		'appeal.delivered': 'Шешім өтініш берушіге жеткізілді',
		'appeal.delivery_failed': 'Шешім поштамен жетпеді, хат басып шығарылады',
		'appeal.extended': 'Қарау мерзімі ұзартылды',
		'appeal.deadline_moved': 'Күнтізбе өзгерді, мерзім қайта есептелді',
		'appeal.withdrawn': 'Өтініш беруші өтінішін кері қайтарып алды',
		'appeal.added': 'Өтініш беруші толықтырды',
		'appeal.remarked': 'Қызметкер жазды',
		'appeal.rated': 'Өтініш беруші шешімді бағалады',
		'appeal.reopened': 'Өтініш беруші келіспеді, өтініш қайта ашылды',
		'appeal.closed': 'Өтініш жабылды',
		'appeal.code_asked': 'Жаңа код сұралды',
		'appeal.code_renewed': 'Қолжетімділік коды жаңартылды',
		'appeal.applicant_seen': 'Өтініш берушінің деректері қаралды',
		'appeal.reminded': 'Мерзім туралы ескерту жіберілді',
		'appeal.escalated': 'Кешігу туралы жоғары басшыға хабарланды',
		'appeal.imported': 'Өтініш басқа жүйеден көшірілді'
	},
	who: { applicant: 'Өтініш беруші', system: 'Жүйе', anonymous: 'Өтініш беруші', citizen: 'Өтініш беруші', staff: 'Қызметкер' },
	errors: {
		'appeals.not_now': 'Қазір бұл әрекетті орындау мүмкін емес: өтініштің күйі өзгерген. Бетті жаңартып қараңыз.',
		'appeals.no_draft': 'Шешімнің жобасы жоқ. Алдымен жобасын дайындаңыз.',
		'appeals.rated': 'Бұл шешімді бағалап қойғансыз.',
		'appeals.too_late': 'Келіспеу мерзімі өтіп кетті. Жаңа өтініш бере аласыз.',
		'appeals.delivered': 'Бұл шешімнің жеткізілгені бұрын жазылған.',
		'appeals.link_used': 'Сілтеме ескірген немесе бір рет қолданылған. Жаңасын сұраңыз.',
		'appeals.code': 'Нөмір мен код сәйкес келмеді. Талоннан тексеріп, қайта енгізіңіз.',
		required: 'Бұл өрісті толтырыңыз',
		too_short: 'Тым қысқа, толығырақ жазыңыз',
		too_long: 'Тым ұзын, қысқартыңыз',
		phone: 'Телефон нөмірі дұрыс емес. Мысалы: +7 701 123 45 67',
		email: 'Электрондық пошта мекенжайы дұрыс емес. Мысалы: aty@example.kz',
		iin: 'ЖСН 12 саннан тұрады; цифрларын тексеріңіз',
		territory: 'Тізімнен елді мекенді таңдаңыз',
		coordinate: 'Картадағы нүкте дұрыс емес',
		choice: 'Тізімнен таңдаңыз',
		kind: 'Өтініштің түрін таңдаңыз',
		language: 'Тілді таңдаңыз',
		unit: 'Бөлімшені таңдаңыз',
		person: 'Орындаушыны таңдаңыз',
		outcome: 'Нәтижесін таңдаңыз',
		ground: 'Қарауды тоқтату үшін заңды негізді көрсетіңіз',
		reason: 'Себебін жазыңыз (кемінде 5 таңба)',
		date: 'Күнді таңдаңыз',
		extend_earlier: 'Жаңа мерзім қазіргісінен кейін болуы керек',
		extend_cap: 'Мерзімді тіркелген күннен бастап екі айдан асырып ұзартуға болмайды',
		day_off: 'Бұл күн – демалыс. Жұмыс күнін таңдаңыз',
		verdict: 'Мәселе шешілгенін не шешілмегенін белгілеңіз',
		rating: '1-ден 5-ке дейін баға қойыңыз',
		disagree_why: 'Немен келіспейтініңізді жазыңыз'
	},
	mail: {
		receivedSubject: (number: string) => `Өтінішіңіз қабылданды: ${number}`,
		noticeSubject: (number: string) => `Өтініш ${number}: жаңалық бар`,
		decisionSubject: (number: string) => `Өтініш ${number}: түпкілікті шешім`,
		codeSubject: (number: string) => `Өтініш ${number}: жаңа қолжетімділік коды`,
		notice: {
			received: (n: Notice) =>
				`Сәлеметсіз бе!\n\nӨтінішіңіз қабылданды.\n\nНөмірі: ${n.number}\nҚабылданған уақыты: ${n.received}\nҚолжетімділік коды: ${n.code}\nЖауап беру мерзімі: ${n.due}\n\nӨтініштің барысын осы жерден қарауға болады: ${n.url}\nНөмір мен кодты ешкімге бермеңіз.`,
			registered: (n: Notice) =>
				`Сәлеметсіз бе!\n\nӨтінішіңіз тіркелді. Нөмірі: ${n.number}\nЖауап беру мерзімі: ${n.due}\n\nБарысы: ${n.url}`,
			assigned: (n: Notice) => `Сәлеметсіз бе!\n\nӨтінішіңізге жауапты бөлімше белгіленді. Нөмірі: ${n.number}\n\nБарысы: ${n.url}`,
			extended: (n: Notice) =>
				`Сәлеметсіз бе!\n\nӨтінішіңізді қарау мерзімі ұзартылды. Нөмірі: ${n.number}\nЖаңа мерзім: ${n.due}\nСебебі өтініштің бетінде жазылған: ${n.url}`,
			moved: (n: Notice) =>
				`Сәлеметсіз бе!\n\nЖұмыс күндерінің күнтізбесі өзгергендіктен, жауап беру мерзімі қайта есептелді. Нөмірі: ${n.number}\nМерзімі: ${n.due}\n\nТолығырақ: ${n.url}`,
			reopened: (n: Notice) =>
				`Сәлеметсіз бе!\n\nКеліспейтініңіз қабылданды, өтініш қайта қаралады. Нөмірі: ${n.number}\nЖаңа мерзім: ${n.due}\n\nБарысы: ${n.url}`,
			withdrawn: (n: Notice) =>
				`Сәлеметсіз бе!\n\nӨтінішіңізді кері қайтарып алдыңыз. Нөмірі: ${n.number}\nҚаласаңыз, жаңа өтініш бере аласыз.`,
			remark: (n: Notice) => `Сәлеметсіз бе!\n\nӨтінішіңіз бойынша сізге хабар бар. Нөмірі: ${n.number}\n\nОқу үшін: ${n.url}`
		},
		decision: (d: { number: string; text: string; url: string; until: string }) =>
			`Сәлеметсіз бе!\n\nӨтінішіңіз бойынша түпкілікті шешім қабылданды. Нөмірі: ${d.number}\n\n${d.text}\n\nМәселе шешілді ме? Бағалау немесе келіспейтініңізді айту үшін: ${d.url}\nКеліспеуге болатын соңғы күн: ${d.until}`,
		code: (c: { number: string; url: string }) =>
			`Сәлеметсіз бе!\n\nӨтініш нөмірі: ${c.number}. Жаңа қолжетімділік кодын алу үшін мына сілтемені ашыңыз (30 минут жарамды, бір рет қолданылады):\n${c.url}\n\nЕгер сіз сұрамасаңыз, бұл хатты елемеңіз: ескі код күшінде қалады.`
	}
};

export type Messages = typeof kk;
