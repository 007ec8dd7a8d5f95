/** What is spoken of at the sittings of the demo's factions and councils. */
export interface DemoItem {
	itemKk: string;
	itemRu: string;
	itemEn: string;
	minutes: string;
	/** What is put to the vote, and the decision when it carries. */
	question: string;
	decision: string;
	criterion: string;
}

/** How earlier decisions stand comes first at each sitting. */
export const EARLIER = {
	itemKk: 'Бұрынғы шешімдердің орындалуы',
	itemRu: 'Как исполняются прежние решения',
	itemEn: 'How earlier decisions are carried out',
	minutes: '10'
};

export const REVIEW = {
	itemKk: 'Округке берілген уәделерді қарау',
	itemRu: 'Рассмотрение обещаний, данных округу',
	itemEn: 'Review of the promises made to the place',
	minutes: '25'
};

/** What the faction votes on at the review, and what it resolves: of a promise in its language. */
export const REVIEWED = {
	question: 'Бірінші уәде негізінен орындалды деп тану',
	kk: {
		comment: 'Уәденің негізгі бөлігі орындалды, қалған екі көше бақылауда.',
		decision: 'Уәденің орындалғаны қанағаттанарлық деп саналсын, қалған көшелер келесі отырыста қаралсын.'
	},
	ru: {
		comment: 'Основная часть обещания выполнена, две оставшиеся улицы на контроле.',
		decision: 'Признать выполнение обещания удовлетворительным, оставшиеся улицы рассмотреть на следующем заседании.'
	}
};

/** Taken off after the notice, and put on after it. */
export const DROPPED = {
	itemKk: 'Жазғы сауықтыру лагерьлерінің дайындығы',
	itemRu: 'Готовность летних лагерей',
	itemEn: 'How summer camps are prepared',
	minutes: '15'
};
export const WHY_DROPPED = 'Баяндамашы іссапарда, лагерьлер туралы есеп келесі айда беріледі';
export const LATER = {
	itemKk: 'Су басу қаупі бар көшелер туралы',
	itemRu: 'Об улицах, которым угрожает подтопление',
	itemEn: 'Streets that may be flooded',
	minutes: '5',
	lateReason: 'Тұрғындардың өтініші хабарламадан кейін келіп түсті, кейінге қалдыруға болмайды'
};

/** A member's own matter is heard behind closed doors. */
export const CLOSED = {
	itemKk: 'Мүшенің өтініші туралы',
	itemRu: 'О заявлении члена органа',
	itemEn: 'A member’s own request',
	minutes: '10',
	closedGround: 'Адамның жеке деректері айтылады'
};

export const ITEMS: Record<'faction' | 'council', readonly (readonly DemoItem[])[]> = {
	faction: [
		[
			{
				itemKk: 'Бюджет жобасы бойынша ұсыныстар',
				itemRu: 'Предложения к проекту бюджета',
				itemEn: 'Proposals for the draft budget',
				minutes: '40',
				question: 'Бюджетке ауылдағы дәрігерлік пункттерді қосуды ұсыну',
				decision: 'Бюджет жобасына алты ауылдың дәрігерлік пунктін қосу туралы ұсыныс енгізу',
				criterion: 'Ұсыныс мәслихатқа тіркелді'
			},
			{
				itemKk: 'Ауыл жолдарына бөлінетін қаржы',
				itemRu: 'Деньги на сельские дороги',
				itemEn: 'Money for village roads',
				minutes: '25',
				question: 'Жол жөндеу тізімін тұрғындармен талқылауға шығару',
				decision: 'Жөнделетін жолдар тізімін ауыл жиындарында талқылау',
				criterion: 'Әр ауылдағы жиынның хаттамасы бар'
			}
		],
		[
			{
				itemKk: 'Сайлаушылар аманатының орындалуы',
				itemRu: 'Как исполняются наказы избирателей',
				itemEn: 'What was done of what voters asked',
				minutes: '35',
				question: 'Кешіккен аманаттарды ерекше бақылауға алу',
				decision: 'Кешіккен аманаттар бойынша жауаптылармен кездесу өткізу',
				criterion: 'Әр аманаттың жаңа мерзімі жарияланды'
			},
			{
				itemKk: 'Округтердегі қабылдау кестесі',
				itemRu: 'График приёмов в округах',
				itemEn: 'Reception hours in the constituencies',
				minutes: '20',
				question: 'Алыс ауылдарда айына бір қабылдау өткізу',
				decision: 'Алыс ауылдардағы қабылдау кестесін жариялау',
				criterion: 'Кесте қабылдау бетінде тұр'
			}
		]
	],
	council: [
		[
			{
				itemKk: 'Ауылдардағы су сынамаларының қорытындысы',
				itemRu: 'Итоги проб воды в сёлах',
				itemEn: 'Results of water samples in villages',
				minutes: '30',
				question: 'Су құбырын кезектен тыс тексеруді сұрау',
				decision: 'Сынамасы нашар үш ауылда қайта тексеру өткізуді сұрау',
				criterion: 'Тексеру қорытындысы жарияланды'
			},
			{
				itemKk: 'Су құбырын жөндеу жоспары',
				itemRu: 'План ремонта водопровода',
				itemEn: 'The plan of water main repairs',
				minutes: '25',
				question: 'Жоспарды тұрғындармен бірге қарау',
				decision: 'Жөндеу жоспарын көше комитеттерімен талқылау',
				criterion: 'Талқылау хаттамасы бар'
			}
		],
		[
			{
				itemKk: 'Бағыттар мен аялдамалар туралы өтініштер',
				itemRu: 'Обращения о маршрутах и остановках',
				itemEn: 'Appeals about routes and stops',
				minutes: '30',
				question: 'Үш аялдаманы көшіруді ұсыну',
				decision: 'Аялдамаларды көшіру туралы ұсыныс жіберу',
				criterion: 'Әкімдіктен жауап алынды'
			},
			{
				itemKk: 'Қысқы қозғалыс кестесі',
				itemRu: 'Зимнее расписание',
				itemEn: 'The winter timetable',
				minutes: '15',
				question: 'Кешкі рейсті сақтауды сұрау',
				decision: 'Кешкі рейсті сақтау туралы хат жолдау',
				criterion: 'Кешкі рейс кестеде тұр'
			}
		]
	]
};

export const PLACE = 'Филиалдың мәжіліс залы';
export const AWAY = 'Сол күні іссапарда болады';
export const UNDISCUSSED = 'Мәселе шұғыл болды, талқылауға уақыт жетпеді';
export const CLOSED_SITTING = 'Құқық қорғау органының жабық мәліметі қаралады';
export const CALLED_OFF = 'Боранға байланысты жол жабық, отырыс басқа күнге қалды';
export const NO_TIME = 'Уақыт жетпеді';
export const TASKS = [
	'Округ тұрғындарымен кездесу өткізіп, айтқан ұсыныстарын жинау',
	'Ауылдың су құбыры туралы анықтама дайындау',
	'Мектеп алдындағы жаяу жүргіншілер өткелін аралап көру'
] as const;
export const DONE = 'Кездесу өтті, жиналған ұсыныстар хаттамаға тіркелді.';
export const AGAIN = 'Қандай ұсыныстар айтылғаны жазылмаған';
