import {
	figureBars,
	figureRows,
	figureStats,
	figureTiles,
	openDataFor,
	tablesOf,
	type FigureQuery
} from '#modules/appeals/server/index.ts';
import { TILES } from '#modules/territory/rules/tiles.ts';
import { reader } from '#platform/db/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { paths } from '#lib/paths.ts';
import { figureQuery } from './query.ts';
import type { PageServerLoad } from './$types';

/** Published figures for a year, a region and a theme of one's choice. The same address gives the same numbers to everybody. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	const asked = figureQuery(url);
	const { data, regions, themes } = await openDataFor(reader(), lang, asked);
	const chosen = { year: data.filter.year ?? undefined, region: asked.region, theme: asked.theme };
	const to = (more: FigureQuery) => paths.openData(lang, { ...chosen, ...more });
	const groups = tablesOf(data);
	const tiles = TILES.map(({ code, label }) => ({ code, label: label[lang] }));
	const nameOf = (list: readonly { code: string; name: string }[], code: string | undefined) => list.find((one) => one.code === code)?.name;
	return {
		asOf: formatDateTime(lang, Temporal.Instant.from(data.asOf)),
		least: data.hiddenBelow,
		chosen,
		about: [chosen.year, nameOf(regions, chosen.region), nameOf(themes, chosen.theme)].filter((part) => part !== undefined).join(', '),
		choices: { years: data.years, regions, themes },
		empty: data.years.length === 0,
		stats: data.total === null ? undefined : figureStats(lang, data.total),
		tiles: data.regions === null ? [] : figureTiles(lang, groups.regions, tiles, (region) => to({ region })),
		regions: figureRows(lang, groups.regions, (region) => to({ region })),
		themes: figureBars(lang, groups.themes, 'theme', (theme) => to({ theme })),
		months: figureBars(lang, groups.months, 'month', () => ''),
		years: figureBars(lang, groups.years, 'year', (year) => to({ year })),
		files: { csv: paths.openDataFile(lang, 'csv', chosen), json: paths.openDataFile(lang, 'json', chosen) }
	};
};
