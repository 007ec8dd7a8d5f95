/** What is spoken of at the sitting that goes on when the demo is made: of no season, for it is made on any day. */
import type { DemoItem } from './sitting-words.ts';

/** Decided already, and being decided. */
export const TAKEN: readonly [done: DemoItem, runs: DemoItem] = [
	{
		itemKk: 'Мектеп жанындағы жаяу жүргіншілер өткелдері',
		itemRu: 'Пешеходные переходы у школ',
		itemEn: 'Pedestrian crossings at schools',
		minutes: '15',
		question: 'Үш мектептің алдына бағдаршам қоюды ұсыну',
		decision: 'Үш мектептің алдына бағдаршам қою туралы ұсынысты әкімдікке жолдау',
		criterion: 'Әкімдіктің жауабы алынды'
	},
	{
		itemKk: 'Ауылдық амбулаториялардағы дәрігер тапшылығы',
		itemRu: 'Нехватка врачей в сельских амбулаториях',
		itemEn: 'The lack of doctors in village clinics',
		minutes: '30',
		question: 'Екі ауылға көшпелі қабылдау ұйымдастыруды ұсыну',
		decision: 'Айына екі рет көшпелі қабылдау ұйымдастыру туралы ұсыныс жолдау',
		criterion: 'Көшпелі қабылдау кестесі жарияланды'
	}
];

/** Waits for its turn. */
export const AHEAD = {
	itemKk: 'Келесі тоқсандағы отырыстардың кестесі',
	itemRu: 'График заседаний на следующий квартал',
	itemEn: 'The sittings of the next quarter',
	minutes: '10'
};

/** Was on the agenda and was taken off after the notice. */
export const WITHDRAWN = {
	itemKk: 'Ауыз су тарифі туралы ақпарат',
	itemRu: 'Информация о тарифе на питьевую воду',
	itemEn: 'The price of drinking water',
	minutes: '15'
};
export const WHY_WITHDRAWN = 'Су кәсіпорны есебін әлі тапсырған жоқ, мәселе келесі отырысқа қалды';

/** Came after the notice. */
export const LATE = {
	itemKk: 'Тұрғындардың автобус аялдамасы туралы өтініші',
	itemRu: 'Обращение жителей об автобусной остановке',
	itemEn: 'What residents ask about the bus stop',
	minutes: '10',
	lateReason: 'Өтініш хабарламадан кейін түсті, аялдамадағы жөндеу осы аптада басталады'
};

/** Somebody who was invited speaks first. */
export const GUEST = 'Амбулаторияның бас дәрігері';
