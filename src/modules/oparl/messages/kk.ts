import { plural } from '#platform/i18n/plural.ts';

/** Texts of the open standard of councils, and of councils that were taken in by it. */
export const kk = {
	wrong: {
		missing: 'Бұл мекенжайда ештеңе жоқ.',
		parameter: (name: string) => `«${name}» параметрінің мәні жарамайды.`
	},
	data: 'Фракциялар мен кеңестер, олардың отырыстары: OParl 1.1 (бағдарламалар үшін)',
	popolo: 'Кім қай кеңесте отыр, қалай дауыс берді: Popolo JSON',
	taken: {
		title: 'Басқа жүйелердің кеңестері',
		lead: 'Бұл кеңестер мәліметін өз жүйесінде OParl стандартымен жариялайды. Мұнда сол мәлімет өзгертілмей, өз тілінде көрсетіледі.',
		oneLead: 'Бұл кеңес мәліметін өз жүйесінде OParl стандартымен жариялайды. Мұнда сол мәлімет өзгертілмей, өз тілінде көрсетіледі.',
		name: 'Кеңес',
		source: 'Дереккөз',
		licence: 'Лицензиясы',
		noLicence: 'дереккөз айтпаған',
		asOf: 'Қай кезгі мәлімет',
		objects: 'Бағдарламалар үшін',
		meetings: 'Отырыстар',
		noMeetings: 'Жарияланған отырыс жоқ.',
		meeting: 'Отырыс',
		when: 'Уақыты',
		items: 'Күн тәртібі',
		itemsOf: (n: number) => plural('kk', n, { one: '# мәселе', other: '# мәселе' }),
		bodies: 'Комиссиялары, фракциялары және басқа органдары',
		body: 'Атауы',
		since: (day: string) => `Құрылған күні: ${day}`,
		kind: 'Түрі',
		/** What `organizationType` may say (OParl 1.1, 3.6); any other word of a source stays its own. */
		kinds: {
			Gremium: 'комиссия',
			Partei: 'партия',
			Fraktion: 'фракция',
			Verwaltungsbereich: 'басқарма бөлімі',
			'externes Gremium': 'сыртқы орган',
			Institution: 'мекеме',
			Sonstiges: 'басқа'
		} as Partial<Record<string, string>>,
		members: 'Мүшелері',
		back: 'Барлық фракция мен кеңес',
		place: 'Өтетін жері',
		who: 'Кім өткізді',
		cancelled: 'болмады',
		papers: 'Құжаттары',
		noItems: 'Күн тәртібі жарияланбаған.',
		number: '№',
		item: 'Мәселе',
		result: 'Нәтижесі',
		original: 'Дереккөздегі беті',
		invitation: 'Шақыру',
		resultsProtocol: 'Хаттама',
		verbatimProtocol: 'Сөзбе-сөз хаттама',
		untitled: 'атауы жоқ',
		pages: 'Отырыстар тізімінің беттері',
		older: 'Бұрынғылары',
		latest: 'Соңғылары'
	}
};

export type Messages = typeof kk;
