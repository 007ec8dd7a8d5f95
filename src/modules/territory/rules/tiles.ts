import type { Texts } from '#platform/i18n/lang.ts';

/** A region on the map of tiles, laid out as on the map: 7 columns, 5 rows, from the north-west; the style sheet places them the same. */
export interface Tile {
	/** Code of the classifier. */
	code: string;
	column: number;
	row: number;
	/** Short enough for a tile. */
	label: Texts;
	/** "in the region", for sentences: a Kazakh case is data, never a suffix put to a name. */
	locative: Texts;
}

function tile(code: string, column: number, row: number, label: [string, string, string], locative: [string, string, string]): Tile {
	const texts = ([kk, ru, en]: [string, string, string]): Texts => ({ kk, ru, en });
	return { code, column, row, label: texts(label), locative: texts(locative) };
}

export const TILES: readonly Tile[] = [
	tile('390000000', 3, 1, ['Қостанай', 'Костанай', 'Kostanay'], ['Қостанай облысында', 'в Костанайской области', 'in Kostanay Region']),
	tile(
		'590000000',
		4,
		1,
		['СҚО', 'СКО', 'N. Kaz.'],
		['Солтүстік Қазақстан облысында', 'в Северо-Казахстанской области', 'in North Kazakhstan Region']
	),
	tile('550000000', 6, 1, ['Павлодар', 'Павлодар', 'Pavlodar'], ['Павлодар облысында', 'в Павлодарской области', 'in Pavlodar Region']),
	tile(
		'270000000',
		1,
		2,
		['БҚО', 'ЗКО', 'W. Kaz.'],
		['Батыс Қазақстан облысында', 'в Западно-Казахстанской области', 'in West Kazakhstan Region']
	),
	tile('150000000', 2, 2, ['Ақтөбе', 'Актобе', 'Aktobe'], ['Ақтөбе облысында', 'в Актюбинской области', 'in Aktobe Region']),
	tile('110000000', 4, 2, ['Ақмола', 'Акмола', 'Akmola'], ['Ақмола облысында', 'в Акмолинской области', 'in Akmola Region']),
	tile('710000000', 5, 2, ['Астана қ.', 'г. Астана', 'Astana c.'], ['Астана қаласында', 'в городе Астане', 'in Astana city']),
	tile('100000000', 6, 2, ['Абай', 'Абай', 'Abai'], ['Абай облысында', 'в области Абай', 'in Abai Region']),
	tile(
		'630000000',
		7,
		2,
		['ШҚО', 'ВКО', 'E. Kaz.'],
		['Шығыс Қазақстан облысында', 'в Восточно-Казахстанской области', 'in East Kazakhstan Region']
	),
	tile('230000000', 1, 3, ['Атырау', 'Атырау', 'Atyrau'], ['Атырау облысында', 'в Атырауской области', 'in Atyrau Region']),
	tile('620000000', 3, 3, ['Ұлытау', 'Ұлытау', 'Ulytau'], ['Ұлытау облысында', 'в области Ұлытау', 'in Ulytau Region']),
	tile(
		'350000000',
		4,
		3,
		['Қарағанды', 'Караганда', 'Karaganda'],
		['Қарағанды облысында', 'в Карагандинской области', 'in Karaganda Region']
	),
	tile('330000000', 6, 3, ['Жетісу', 'Жетісу', 'Zhetysu'], ['Жетісу облысында', 'в области Жетісу', 'in Zhetysu Region']),
	tile(
		'470000000',
		1,
		4,
		['Маңғыстау', 'Мангистау', 'Mangystau'],
		['Маңғыстау облысында', 'в Мангистауской области', 'in Mangystau Region']
	),
	tile(
		'430000000',
		2,
		4,
		['Қызылорда', 'Кызылорда', 'Kyzylorda'],
		['Қызылорда облысында', 'в Кызылординской области', 'in Kyzylorda Region']
	),
	tile(
		'610000000',
		3,
		4,
		['Түркістан', 'Туркестан', 'Turkistan'],
		['Түркістан облысында', 'в Туркестанской области', 'in Turkistan Region']
	),
	tile('310000000', 4, 4, ['Жамбыл', 'Жамбыл', 'Zhambyl'], ['Жамбыл облысында', 'в Жамбылской области', 'in Zhambyl Region']),
	tile('190000000', 5, 4, ['Алматы обл.', 'Алматинская', 'Almaty R.'], ['Алматы облысында', 'в Алматинской области', 'in Almaty Region']),
	tile('750000000', 6, 4, ['Алматы қ.', 'г. Алматы', 'Almaty c.'], ['Алматы қаласында', 'в городе Алматы', 'in Almaty city']),
	tile('790000000', 3, 5, ['Шымкент қ.', 'г. Шымкент', 'Shymkent c.'], ['Шымкент қаласында', 'в городе Шымкенте', 'in Shymkent city'])
];
