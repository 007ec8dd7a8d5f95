/** What deputies meet citizens about in the demo. */
export interface DemoGathering {
	kind: string;
	titleKk: string;
	titleRu: string;
	titleEn: string;
	place: string;
	/** As the form takes it: subject; speaker; minutes. */
	agenda: readonly string[];
	outcome: { outcomeKk: string; outcomeRu: string; outcomeEn: string };
	/** The deputy's own; else the branch's. */
	deputy: boolean;
	/** Empty: as many as come. */
	capacity: string;
	online: boolean;
}

export const GATHERINGS: readonly DemoGathering[] = [
	{
		kind: 'report_meeting',
		deputy: true,
		capacity: '12',
		online: false,
		titleKk: 'Депутаттың жартыжылдық есебі: не уәде етілді, не істелді',
		titleRu: 'Отчёт депутата за полугодие: что обещано и что сделано',
		titleEn: 'The deputy’s half-year: what was promised and what was done',
		place: 'Мәдениет үйі, үлкен зал',
		agenda: [
			'Қандай өтініштер түсті, нешеуі шешілді; Депутат; 30',
			'Орындалмаған уәделер және себебі; Депутат; 20',
			'Тұрғындардың сұрақтары; 60'
		],
		outcome: {
			outcomeKk:
				'Су құбыры туралы үш өтініш бір жұмысқа біріктірілді. Жол бойындағы шамдар желтоқсанға дейін қойылады. Екі сұраққа жауап бір аптада беріледі.',
			outcomeRu:
				'Три обращения о водопроводе объединены в одну работу. Фонари вдоль дороги поставят до декабря. На два вопроса ответят в течение недели.',
			outcomeEn:
				'Three appeals about the water pipe became one piece of work. Lamps along the road come before December. Two questions are answered within a week.'
		}
	},
	{
		kind: 'open_meeting',
		deputy: true,
		capacity: '',
		online: false,
		titleKk: 'Ашық кездесу: қысқа дайындық',
		titleRu: 'Открытая встреча: подготовка к зиме',
		titleEn: 'Open meeting: ready for winter',
		place: 'Мектептің мәжіліс залы',
		agenda: ['Қазандық пен көмір; Коммуналдық қызмет; 20', 'Кезекшілік телефондары; 10', 'Сұрақтар; 45'],
		outcome: {
			outcomeKk: 'Көмірі жоқ он екі үйдің тізімі жасалды. Кезекші телефон әр кіреберіске ілінеді.',
			outcomeRu: 'Составлен список двенадцати домов без угля. Телефон дежурного повесят в каждом подъезде.',
			outcomeEn: 'A list of twelve houses without coal was made. The number of whoever is on duty hangs at each entrance.'
		}
	},
	{
		kind: 'field_session',
		deputy: false,
		capacity: '20',
		online: false,
		titleKk: 'Көшпелі отырыс: ауылға барар жол',
		titleRu: 'Выездное заседание: дорога к селу',
		titleEn: 'Field session: the road to the village',
		place: 'Ауылдық клуб',
		agenda: ['Жолды аралап көру; 40', 'Жөндеу кестесі; Жол қызметі; 20', 'Тұрғындардың сөзі; 40'],
		outcome: {
			outcomeKk: 'Жөндеу кестесі тұрғындармен бірге белгіленді: алдымен көпір, содан кейін үш шақырым жол.',
			outcomeRu: 'Очерёдность ремонта определена вместе с жителями: сначала мост, затем три километра дороги.',
			outcomeEn: 'The order of repairs was set with the people of the village: the bridge first, then three kilometres of road.'
		}
	},
	{
		kind: 'public_hearing',
		deputy: false,
		capacity: '15',
		online: false,
		titleKk: 'Қоғамдық тыңдау: аула мен балалар алаңы',
		titleRu: 'Общественные слушания: дворы и детские площадки',
		titleEn: 'Public hearing: yards and playgrounds',
		place: 'Әкімдіктің кіші залы',
		agenda: ['Екі жоба; Сәулетші; 25', 'Пікірлер; 45'],
		outcome: {
			outcomeKk: 'Көпшілік екінші жобаны таңдады: алаң көлеңкелі жаққа көшеді, автотұрақ кішірейеді.',
			outcomeRu: 'Большинство выбрало второй проект: площадка переедет в тень, парковка станет меньше.',
			outcomeEn: 'Most chose the second plan: the playground moves into the shade, the car park becomes smaller.'
		}
	},
	{
		kind: 'youth_activity',
		deputy: true,
		capacity: '10',
		online: false,
		titleKk: 'Жастармен әңгіме: алғашқы жұмыс орны',
		titleRu: 'Разговор с молодёжью: первое рабочее место',
		titleEn: 'Talk with young people: the first job',
		place: 'Жастар орталығы',
		agenda: ['Тағылымдама қайда бар; 20', 'Жұмыс берушілермен сұрақ-жауап; 40'],
		outcome: {
			outcomeKk: 'Жеті кәсіпорын тағылымдамаға орын ашады, тізімі жастар орталығында ілінді.',
			outcomeRu: 'Семь предприятий откроют места для стажировки, список висит в молодёжном центре.',
			outcomeEn: 'Seven enterprises open places for trainees; the list hangs in the youth centre.'
		}
	},
	{
		kind: 'broadcast',
		deputy: true,
		capacity: '',
		online: true,
		titleKk: 'Тікелей эфир: депутат сұраққа жауап береді',
		titleRu: 'Прямой эфир: депутат отвечает на вопросы',
		titleEn: 'Live: the deputy answers questions',
		place: '',
		agenda: ['Жиі қойылатын сұрақтар; Депутат; 15', 'Эфирдегі сұрақтар; 45'],
		outcome: {
			outcomeKk: 'Жиырма сұраққа жауап берілді, төртеуі жазбаша жауап алады.',
			outcomeRu: 'Дан ответ на двадцать вопросов, ещё на четыре ответят письменно.',
			outcomeEn: 'Twenty questions were answered; four more get an answer in writing.'
		}
	}
];

export const MOVED = 'Зал басқа жиынға берілді · Зал занят другим мероприятием';
export const CANCELLED = 'Боранға байланысты жол жабық · Дорога закрыта из-за бурана';
export const NEEDS = ['Арбамен келемін', 'Плохо слышу, сяду ближе', 'Кішкентай балам бар'];

/** A question and how it ends; with nothing said it has no end. */
export interface DemoQuestion {
	kk: string;
	ru: string;
	answer?: string;
	/** Of the recording: as it is typed. */
	second?: string;
	/** Days until it is owed. */
	owe?: number;
	refuse?: { refusal: string; words: string };
}

/** What people ask beforehand; each with how it ends once the meeting was held, if it does. */
export const QUESTIONS: readonly DemoQuestion[] = [
	{
		kk: 'Көшемізге жарық қашан қойылады? Былтыр уәде берілген еді.',
		ru: 'Когда на нашей улице поставят фонари? Обещали ещё в прошлом году.',
		answer: 'Шамдар сатып алынды, бірінші көшеден бастап желтоқсанда қойылады. · Фонари закуплены, с первой улицы начнут в декабре.'
	},
	{
		kk: 'Ауыз су таңертең неге болмайды?',
		ru: 'Почему по утрам нет воды?',
		owe: 14
	},
	{
		kk: 'Мектепке баратын автобус неге екі рет қана жүреді?',
		ru: 'Почему автобус до школы ходит только два раза в день?',
		second: '12:40'
	},
	{
		kk: 'Көршімнің құжаттары заңды ма?',
		ru: 'Законны ли документы у моего соседа?',
		refuse: { refusal: 'personal', words: 'Бөгде адамның дерегін талқыламаймыз · Чужие данные мы не обсуждаем' }
	},
	{
		kk: 'Дәріхана ауылда қашан ашылады?',
		ru: 'Когда в селе откроется аптека?'
	}
];
