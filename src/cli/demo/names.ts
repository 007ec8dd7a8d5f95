/** Fictional people: common given names with surnames that nobody bears (made of words for places and things). */
import type { Random } from './random.ts';
import type { DemoLang } from './texts/index.ts';

/** Each entry is the Kazakh spelling and the Russian one. */
type Pair = readonly [kk: string, ru: string];

const pairs = (text: string): Pair[] =>
	text.split(',').map((entry) => {
		const [kk = '', ru = kk] = entry.trim().split('/');
		return [kk, ru];
	});

const MEN = pairs(
	'Ержан, Марат, Данияр, Қайрат/Кайрат, Нұрлан/Нурлан, Асқар/Аскар, Бауыржан, Ерлан, Серік/Серик, Талғат/Талгат, Жандос, Арман, Дәурен/Даурен, ' +
		'Мұрат/Мурат, Санжар, Олжас, Тимур, Руслан, Әділет/Адилет, Мирас, Абзал, Жәнібек/Жанибек, Самат, Рүстем/Рустем, Алмас, Нұрбол/Нурбол, Ғалым/Галым, ' +
		'Берік/Берик, Дархан, Азамат'
);
const WOMEN = pairs(
	'Айгүл/Айгуль, Гүлнар/Гульнар, Сәуле/Сауле, Ботагөз/Ботагоз, Лаура, Жанар, Динара, Әсел/Асель, Мәдина/Мадина, Айнұр/Айнур, Гүлмира/Гульмира, Салтанат, ' +
		'Қарлығаш/Карлыгаш, Алия, Сымбат, Меруерт, Зарина, Әйгерім/Айгерим, Раушан, Бибігүл/Бибигуль, Томирис, Назгүл/Назгуль, Камила, Перизат, Шолпан, ' +
		'Індіра/Индира, Ләззат/Лаззат, Күлән/Кулян, Сандуғаш/Сандугаш, Нұргүл/Нургуль'
);
/** Roots that end in a hard consonant: "ов", "ова" after each. */
const ROOTS = pairs(
	'Көкбел/Кокбел, Тасбұлақ/Тасбулак, Ақжар/Акжар, Сарытал, Жұмсақтас/Жумсактас, Көкжал/Кокжал, Аққайнар/Аккайнар, Боздаққыр/Боздаккыр, ' +
		'Тайқазан/Тайказан, Алтынсай, Желтау, Бұлақбас/Булакбас, Теректас, Күмісқұм/Кумискум, Сырлыбас, Ақбидай/Акбидай, Тұлпарсай/Тулпарсай, Самалжар, ' +
		'Қызғалдақ/Кызгалдак, Найзатас, Байтерек, Көлжағас/Колжагас, Шұғылас/Шугылас, Қоңырсаз/Конырсаз, Арқарбас/Аркарбас, Саятшыл, Жарқынбас/Жаркынбас, ' +
		'Таңсамал/Тансамал, Мұзарт/Музарт, Кеңжайлас/Кенжайлас, Ордатас, Сүмбіл/Сумбил, Ақсұңқар/Аксункар, Киіктас/Кииктас, Домбырас, Шаңырақ/Шанырак, ' +
		'Көктерек/Коктерек, Бәйшешек/Байшешек'
);

const RUSSIAN_MEN = ['Сергей', 'Андрей', 'Виктор', 'Александр', 'Николай', 'Дмитрий', 'Павел', 'Роман', 'Игорь', 'Олег'];
const RUSSIAN_WOMEN = ['Ольга', 'Наталья', 'Елена', 'Светлана', 'Татьяна', 'Ирина', 'Галина', 'Людмила', 'Марина', 'Вера'];
const RUSSIAN_ROOTS = [
	'Ветроград',
	'Тихолуг',
	'Белостеп',
	'Яснодол',
	'Камнегор',
	'Полынник',
	'Журавлин',
	'Озёрник',
	'Синеключ',
	'Дальнебор',
	'Крутояр',
	'Снегопад'
];

/** Surname and given name as the language writes them. `russian` is the chance of a Russian name. */
export function personName(random: Random, lang: DemoLang, russian: number): string {
	const woman = random.chance(0.55);
	const end = woman ? 'ова' : 'ов';
	if (random.chance(russian)) return `${random.pick(RUSSIAN_ROOTS)}${end} ${random.pick(woman ? RUSSIAN_WOMEN : RUSSIAN_MEN)}`;
	const at = lang === 'kk' ? 0 : 1;
	return `${random.pick(ROOTS)[at]}${end} ${random.pick(woman ? WOMEN : MEN)[at]}`;
}
