/** Plausible settlements and neighbourhoods, each name in kk, ru, en; which district they stand in is made up. */
import type { Texts } from '../../platform/i18n/lang.ts';
import type { Random } from './random.ts';

const list = (text: string): Texts[] =>
	text
		.trim()
		.split('\n')
		.map((line) => {
			const [kk = '', ru = '', en = ''] = line.trim().split('/');
			return { kk, ru, en };
		});

const NAMES = list(`
	Бірлік/Бирлик/Birlik
	Ақбұлақ/Акбулак/Akbulak
	Достық/Достык/Dostyk
	Көктөбе/Коктобе/Koktobe
	Қайнар/Кайнар/Kainar
	Жаңатұрмыс/Жанатурмыс/Zhanaturmys
	Ынтымақ/Ынтымак/Yntymak
	Теректі/Теректы/Terekti
	Ақжол/Акжол/Akzhol
	Сарыөзек/Сарыозек/Saryozek
	Қарасу/Карасу/Karasu
	Көксай/Коксай/Koksai
	Шұбар/Шубар/Shubar
	Еңбек/Енбек/Enbek
	Тасбұлақ/Тасбулак/Tasbulak
	Жаңажол/Жанажол/Zhanazhol
	Алғабас/Алгабас/Algabas
	Қызылту/Кызылту/Kyzyltu
	Сарыбел/Сарыбел/Sarybel
	Талапты/Талапты/Talapty
	Жайлау/Жайлау/Zhailau
	Аққайнар/Аккайнар/Akkainar
	Бозарық/Бозарык/Bozaryk
	Ұзынбұлақ/Узынбулак/Uzynbulak
	Көкжиде/Кокжиде/Kokzhide
	Мойылды/Мойылды/Moiyldy
	Сазды/Сазды/Sazdy
	Тұщыбұлақ/Тущыбулак/Tushchybulak
	Қоскөл/Косколь/Koskol
	Жиделі/Жидели/Zhideli
`);

const NEIGHBOURHOODS = list(`
	Самал/Самал/Samal
	Ақкент/Аккент/Akkent
	Болашақ/Болашак/Bolashak
	Мерей/Мерей/Merey
	Нұрлы жол/Нурлы жол/Nurly zhol
	Атамекен/Атамекен/Atameken
	Шапағат/Шапагат/Shapagat
	Көктем/Коктем/Koktem
	Самырсын/Самырсын/Samyrsyn
	Жетісу/Жетису/Zhetisu
	Арай/Арай/Arai
	Думан/Думан/Duman
`);

const village = ({ kk, ru, en }: Texts): Texts => ({ kk: `${kk} ауылы`, ru: `село ${ru}`, en: `${en} village` });
const neighbourhood = ({ kk, ru, en }: Texts): Texts => ({ kk: `${kk} шағын ауданы`, ru: `микрорайон ${ru}`, en: `${en} neighbourhood` });

/** Five different ones: villages of a district, neighbourhoods of a city. */
export function settlements(random: Random, city: boolean): Texts[] {
	const left = [...(city ? NEIGHBOURHOODS : NAMES)];
	return Array.from({ length: 5 }, () => left.splice(random.below(left.length), 1))
		.flat()
		.map(city ? neighbourhood : village);
}
