/** Where the fictional organisation has its branches, and how people write there. The codes are KATO's. */
import type { Texts } from '../../platform/i18n/lang.ts';

export interface Region {
	code: string;
	/** Begins the codes of its units. */
	unit: string;
	/** Share of appeals written in Kazakh. */
	kk: number;
	/** How much people write there, compared with others. */
	weight: number;
	branch: Texts;
}

type Row = readonly [code: string, unit: string, kk: number, weight: number, branchKk: string, branchRu: string, branchEn: string];

const ROWS: readonly Row[] = [
	['100000000', 'ABA', 0.75, 1.0, 'Абай облыстық филиалы', 'Филиал области Абай', 'Abai regional branch'],
	['110000000', 'AKM', 0.4, 0.9, 'Ақмола облыстық филиалы', 'Акмолинский областной филиал', 'Akmola regional branch'],
	['150000000', 'AKT', 0.8, 1.2, 'Ақтөбе облыстық филиалы', 'Актюбинский областной филиал', 'Aktobe regional branch'],
	['190000000', 'ALM', 0.8, 2.2, 'Алматы облыстық филиалы', 'Алматинский областной филиал', 'Almaty regional branch'],
	['230000000', 'ATY', 0.92, 1.4, 'Атырау облыстық филиалы', 'Атырауский областной филиал', 'Atyrau regional branch'],
	[
		'270000000',
		'BKO',
		0.75,
		1.0,
		'Батыс Қазақстан облыстық филиалы',
		'Западно-Казахстанский областной филиал',
		'West Kazakhstan regional branch'
	],
	['310000000', 'ZHA', 0.8, 1.5, 'Жамбыл облыстық филиалы', 'Жамбылский областной филиал', 'Zhambyl regional branch'],
	['330000000', 'ZHE', 0.8, 1.1, 'Жетісу облыстық филиалы', 'Филиал области Жетысу', 'Zhetysu regional branch'],
	['350000000', 'KAR', 0.5, 1.5, 'Қарағанды облыстық филиалы', 'Карагандинский областной филиал', 'Karaganda regional branch'],
	['390000000', 'KOS', 0.3, 0.9, 'Қостанай облыстық филиалы', 'Костанайский областной филиал', 'Kostanay regional branch'],
	['430000000', 'KYZ', 0.95, 1.4, 'Қызылорда облыстық филиалы', 'Кызылординский областной филиал', 'Kyzylorda regional branch'],
	['470000000', 'MAN', 0.93, 1.6, 'Маңғыстау облыстық филиалы', 'Мангистауский областной филиал', 'Mangystau regional branch'],
	['550000000', 'PAV', 0.4, 0.9, 'Павлодар облыстық филиалы', 'Павлодарский областной филиал', 'Pavlodar regional branch'],
	[
		'590000000',
		'SKO',
		0.25,
		0.8,
		'Солтүстік Қазақстан облыстық филиалы',
		'Северо-Казахстанский областной филиал',
		'North Kazakhstan regional branch'
	],
	['610000000', 'TUR', 0.93, 2.0, 'Түркістан облыстық филиалы', 'Туркестанский областной филиал', 'Turkistan regional branch'],
	['620000000', 'ULY', 0.8, 1.0, 'Ұлытау облыстық филиалы', 'Филиал области Улытау', 'Ulytau regional branch'],
	[
		'630000000',
		'VKO',
		0.5,
		1.1,
		'Шығыс Қазақстан облыстық филиалы',
		'Восточно-Казахстанский областной филиал',
		'East Kazakhstan regional branch'
	],
	['710000000', 'AST', 0.6, 4.0, 'Астана қалалық филиалы', 'Филиал города Астаны', 'Astana city branch'],
	['750000000', 'ALA', 0.5, 4.5, 'Алматы қалалық филиалы', 'Филиал города Алматы', 'Almaty city branch'],
	['790000000', 'SHY', 0.75, 3.0, 'Шымкент қалалық филиалы', 'Филиал города Шымкента', 'Shymkent city branch']
];

export const REGIONS: readonly Region[] = ROWS.map(([code, unit, kk, weight, branchKk, branchRu, branchEn]) => ({
	code,
	unit,
	kk,
	weight,
	branch: { kk: branchKk, ru: branchRu, en: branchEn }
}));
