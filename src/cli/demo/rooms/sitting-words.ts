/** What is spoken of at the sittings of the demo's factions and councils. */
export interface DemoSitting {
	title: { titleKk: string; titleRu: string; titleEn: string };
	/** Subjects and minutes; a member speaks on the first. */
	subjects: readonly (readonly [subject: string, minutes: number])[];
}

export const SITTINGS: Record<'faction' | 'council', readonly DemoSitting[]> = {
	faction: [
		{
			title: { titleKk: 'Бюджет жобасы', titleRu: 'Проект бюджета', titleEn: 'The draft budget' },
			subjects: [
				['Бюджет жобасы бойынша ұсыныстар', 40],
				['Ауыл жолдарына бөлінетін қаржы', 25]
			]
		},
		{
			title: { titleKk: 'Сайлаушылар аманаты', titleRu: 'Наказы избирателей', titleEn: 'What voters asked for' },
			subjects: [
				['Аманаттардың орындалуы', 35],
				['Округтердегі қабылдаулар кестесі', 20]
			]
		}
	],
	council: [
		{
			title: { titleKk: 'Ауызсу сапасы', titleRu: 'Качество питьевой воды', titleEn: 'The quality of drinking water' },
			subjects: [
				['Ауылдардағы су сынамаларының қорытындысы', 30],
				['Су құбырын жөндеу жоспары', 25]
			]
		},
		{
			title: { titleKk: 'Қоғамдық көлік', titleRu: 'Общественный транспорт', titleEn: 'Public transport' },
			subjects: [
				['Бағыттар мен аялдамалар туралы өтініштер', 30],
				['Қысқы қозғалыс кестесі', 15]
			]
		}
	]
};

export const PLACE = 'Филиалдың мәжіліс залы';
export const AWAY = 'Сол күні іссапарда болады';
export const TASKS = [
	'Округ тұрғындарымен кездесу өткізіп, айтқан ұсыныстарын жинау',
	'Ауылдың су құбыры туралы анықтама дайындау',
	'Мектеп алдындағы жаяу жүргіншілер өткелін аралап көру'
] as const;
export const DONE = 'Кездесу өтті, жиналған ұсыныстар хаттамаға тіркелді.';
export const AGAIN = 'Қандай ұсыныстар айтылғаны жазылмаған';
