/** What is spoken of at the demo's conferences. */
export interface DemoConference {
	title: { titleKk: string; titleRu: string; titleEn: string };
	/** As the form takes it: subject; speaker; minutes. */
	agenda: readonly string[];
	priorities: readonly { text: string; item: number }[];
	decisions: readonly { text: string; item: number; criterion: string; days: number }[];
	absence: string;
	amendment: string;
	refused: string;
	/** Why it is held at another time. */
	moved: string;
}

export const WINTER: DemoConference = {
	title: {
		titleKk: 'Қысқа дайындық және азаматтардың өтініштері',
		titleRu: 'Подготовка к зиме и обращения граждан',
		titleEn: 'Ready for winter, and what citizens write'
	},
	agenda: [
		'Жылу маусымына дайындық; Атқарушы хатшы; 25',
		'Жылу туралы өтініштер қалай қаралып жатыр; Облыстық филиалдар; 30',
		'Қабылдаулардың қысқы кестесі; 15'
	],
	priorities: [
		{ text: 'Мектептер мен емханаларда жылу үзілмеуі керек.', item: 1 },
		{ text: 'Жылу туралы өтінішке сол күні байланыс орнатылады.', item: 2 }
	],
	decisions: [
		{
			text: 'Өңірдегі жылу туралы ашық өтініштерді жеке-жеке тексеріп, адаммен сөйлесу.',
			item: 2,
			criterion: 'Әр ашық өтініш бойынша өтініш берушімен сөйлескен күні жазылған',
			days: 12
		},
		{
			text: 'Қабылдаулардың қысқы кестесін бекітіп, жариялау.',
			item: 3,
			criterion: 'Кесте бекітілген және қабылдау орнында ілінген',
			days: 8
		}
	],
	absence: 'Боранға байланысты облыстық орталықта жарық пен байланыс болмады',
	amendment: 'Екінші мәселе бойынша біз өз өңіріміздегі үш қазандықты атадық, хаттамаға қосуды сұраймыз.',
	refused: 'Байланыс журналында қосылған уақыт хаттамадағыдай',
	moved: 'Сол күні өңірлерде ашық есік күні өтеді · В тот день в областях день открытых дверей'
};

export const ROADS: DemoConference = {
	title: {
		titleKk: 'Жол мен көлік: не уәде етілді, не істелді',
		titleRu: 'Дороги и транспорт: что обещано и что сделано',
		titleEn: 'Roads and transport: what was promised and what was done'
	},
	agenda: [
		'Обещания по дорогам за год; Исполнительный секретарь; 20',
		'Обращения о сельских автобусах; Областные филиалы; 30',
		'Разное; 10'
	],
	priorities: [{ text: 'Ответ «передано в акимат» без срока и без того, кто отвечает, больше не считается ответом.', item: 1 }],
	decisions: [
		{
			text: 'Сверить обещания по дорогам с тем, что сделано, и сообщить каждому заявителю.',
			item: 1,
			criterion: 'По каждому обещанию названо, что сделано, и есть фото или акт',
			days: 15
		}
	],
	absence: 'Руководитель филиала был на выездном приёме, связи не было',
	amendment: 'Мы подключились в 10:06, а отмечены позже. Просим исправить.',
	refused: 'Отмечено по времени входа в комнату',
	moved: 'Докладчик в командировке'
};

export const YEAR: DemoConference = {
	...WINTER,
	title: {
		titleKk: 'Жыл қорытындысы: шешілген мен шешілмегені',
		titleRu: 'Итоги года: что решено и что нет',
		titleEn: 'The year: what was solved and what was not'
	},
	agenda: [
		'Азаматтардың бағасы бойынша қорытынды; Атқарушы хатшы; 30',
		'Қайта ашылған өтініштер; Облыстық филиалдар; 30',
		'Келесі жылдың жоспары; 20'
	]
};
