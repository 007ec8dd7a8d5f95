/** What was pledged before the election in the demo, as it stood in the programmes, and what shows what came of it: in the language it was said in. */
import type { DemoLang } from '../texts/index.ts';

/** One promise as one language has it. */
export interface Pledged {
	quote: string;
	criterion: string;
	/** In what the indicator is read. */
	measure?: string;
	milestone: string;
	/** What shows what came of it. */
	evidence: string;
}

export interface Pledge extends Record<DemoLang, Pledged> {
	theme: string;
	/** From what to what the indicator goes. */
	reading?: readonly [baseline: string, target: string];
	budget?: string;
	/** As what it is shown. */
	proof: 'document' | 'contract' | 'link' | 'photo';
}

export const PLEDGES: readonly Pledge[] = [
	{
		theme: 'water',
		reading: ['0', '120'],
		budget: '84000000',
		proof: 'document',
		kk: {
			quote: 'Ауылдың әр үйіне таза ауыз су кіргіземіз',
			criterion: 'Орталықтан су алатын үйлердің саны су кәсіпорнының тізімімен расталады',
			measure: 'үй',
			milestone: 'Су құбырының бірінші кезегін іске қосу',
			evidence: 'Су құбырын қабылдау актісі'
		},
		ru: {
			quote: 'Проведём чистую питьевую воду в каждый дом села',
			criterion: 'Число домов с центральным водоснабжением подтверждает список водоканала',
			measure: 'домов',
			milestone: 'Запуск первой очереди водопровода',
			evidence: 'Акт приёмки водопровода'
		}
	},
	{
		theme: 'roads',
		reading: ['0', '7'],
		budget: '310000000',
		proof: 'contract',
		kk: {
			quote: 'Аудан орталығына баратын жолдың жеті шақырымын жөндейміз',
			criterion: 'Жөнделген шақырымдар қабылдау актісінде көрсетіледі',
			measure: 'шақырым',
			milestone: 'Жөндеудің келісімшартына қол қою',
			evidence: 'Жөндеу келісімшарты'
		},
		ru: {
			quote: 'Отремонтируем семь километров дороги до районного центра',
			criterion: 'Отремонтированные километры указаны в акте приёмки',
			measure: 'км',
			milestone: 'Подписание контракта на ремонт',
			evidence: 'Контракт на ремонт'
		}
	},
	{
		theme: 'street_light',
		reading: ['4', '40'],
		budget: '12500000',
		proof: 'link',
		kk: {
			quote: 'Негізгі көшеге шам орнатамыз',
			criterion: 'Көшенің басынан аяғына дейін әр бағанда шам жанады',
			measure: 'шам',
			milestone: 'Бағандарды орнатып бітіру',
			evidence: 'Сатып алу өтпегені туралы хабарландыру'
		},
		ru: {
			quote: 'Установим освещение на главной улице',
			criterion: 'Фонари горят на каждом столбе от начала до конца улицы',
			measure: 'фонарей',
			milestone: 'Завершение установки столбов',
			evidence: 'Объявление о несостоявшейся закупке'
		}
	},
	{
		theme: 'waste',
		proof: 'contract',
		kk: {
			quote: 'Қоқысты аптасына екі рет шығаратын боламыз',
			criterion: 'Шығару кестесі мен тұрғындардың растауы',
			milestone: 'Тасымалдаушымен келісімшарт жасау',
			evidence: 'Қоқыс шығару келісімшарты'
		},
		ru: {
			quote: 'Мусор будут вывозить два раза в неделю',
			criterion: 'График вывоза и подтверждение жителей',
			milestone: 'Заключение договора с перевозчиком',
			evidence: 'Договор на вывоз мусора'
		}
	},
	{
		theme: 'heating',
		budget: '46000000',
		proof: 'document',
		kk: {
			quote: 'Мектеп пен балабақшаның қазандығын ауыстырамыз',
			criterion: 'Жаңа қазандық жылыту маусымына дейін іске қосылды',
			milestone: 'Қазандықты жеткізу',
			evidence: 'Қазандықты қабылдау актісі'
		},
		ru: {
			quote: 'Заменим котёл в школе и детском саду',
			criterion: 'Новый котёл запущен до начала отопительного сезона',
			milestone: 'Доставка котла',
			evidence: 'Акт приёмки котла'
		}
	},
	{
		theme: 'roads',
		proof: 'document',
		kk: {
			quote: 'Өзен үстіндегі жаяу көпірді жаңартамыз',
			criterion: 'Көпірмен қауіпсіз өтуге болатыны тексеру актісімен расталады',
			milestone: 'Жобалау құжатын бекіту',
			evidence: 'Жобалау құжаты'
		},
		ru: {
			quote: 'Обновим пешеходный мост через реку',
			criterion: 'Безопасность прохода по мосту подтверждает акт проверки',
			milestone: 'Утверждение проекта',
			evidence: 'Проектная документация'
		}
	}
];

interface Words {
	/** How the list was made from the programme. */
	selection: string;
	/** The name of the file. */
	programme: string;
	office: string;
	auditor: string;
	reply: string;
	kept: string;
	compromise: string;
	broken: string;
	correction: string;
	/** Of the water and of the rubbish, with the street where each was taken. */
	photo: { water: string; waste: string; street: string };
	act: { file: string; head: string };
	/** What somebody holds against evidence, and why it stands. */
	dispute: string;
	rejected: string;
	/** What residents say beside their marks. */
	comments: readonly string[];
}

export const SAID: Record<DemoLang, Words> = {
	kk: {
		selection: 'Бағдарламадағы әр нақты тармақ бір уәде болып алынды; тексеруге келмейтін ұрандар ғана алынған жоқ.',
		programme: 'bagdarlama.txt',
		office: 'Жұмыс толық аяқталды, құжаттары тіркелді.',
		auditor: 'Орнында қаралды: жұмыс бар, бірақ екі көшеге жетпеген.',
		reply: 'Қалған екі көше келесі тоқсанның жоспарына енгізілді.',
		kept: 'Орнында тексерілді: уәде етілгені істелген, құжаттары сәйкес келеді.',
		compromise: 'Істелгені уәде етілгеннен аз, бірақ мақсатқа сай: жұмыстың бір бөлігі бітті.',
		broken: 'Мерзімі өтті, жұмыс басталған жоқ; сатып алу өтпей қалған.',
		correction: 'Құжаттағы бет нөмірі қате жазылған еді',
		photo: { water: 'Соңғы үйге су келді', waste: 'Қоқыс алаңы тазаланған соң', street: 'Бейбітшілік көшесі' },
		act: { file: 'akt.txt', head: 'Комиссия орнында болып, жұмысты қабылдады.' },
		dispute: 'Келісімшартта жеті шақырым деп тұр, ал бұл учаскеде жұмыс үш шақырымда ғана жүріп жатыр.',
		rejected: 'Келісімшарттың қосымшасында кезең-кезеңімен жөндеу көзделген: биыл үш шақырым, келесі жылы төрт шақырым.',
		comments: ['Су бар, бірақ кешке қысымы аз', 'Бұрынғыдан жақсы, рақмет', 'Біздің көшеге әлі жеткен жоқ']
	},
	ru: {
		selection: 'Каждый конкретный пункт программы взят как одно обещание; не взяты только лозунги, которые нельзя проверить.',
		programme: 'programma.txt',
		office: 'Работа полностью завершена, документы приложены.',
		auditor: 'Осмотрено на месте: работа есть, но до двух улиц не дошла.',
		reply: 'Две оставшиеся улицы внесены в план следующего квартала.',
		kept: 'Проверено на месте: обещанное сделано, документы соответствуют.',
		compromise: 'Сделано меньше обещанного, но для той же цели: часть работы завершена.',
		broken: 'Срок прошёл, работа не начата; закупка не состоялась.',
		correction: 'Номер страницы в документе был указан неверно',
		photo: { water: 'Вода дошла до последнего дома', waste: 'Площадка после вывоза мусора', street: 'улица Бейбитшилик' },
		act: { file: 'akt.txt', head: 'Комиссия выехала на место и приняла работу.' },
		dispute: 'В контракте стоит семь километров, а на этом участке работы идут только на трёх.',
		rejected: 'Приложение к контракту предусматривает ремонт по этапам: в этом году три километра, в следующем четыре.',
		comments: ['Вода есть, но вечером слабый напор', 'Лучше, чем было, спасибо', 'До нашей улицы ещё не дошли']
	}
};
