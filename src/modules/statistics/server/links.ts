/** Where the list behind a number is, and where other statistics are. */
import { paths } from '#lib/paths.ts';
import { filterQuery, type CaseFilters } from '#modules/appeals/rules/filters.ts';
import type { Dimension } from '../rules.ts';
import { wholeFilter, type Asked } from './figures.ts';

/** The list of the appeals that a number counts. */
export function listOf(asked: Asked, ...more: CaseFilters[]): string {
	return paths.desk.search(filterQuery(Object.assign({}, wholeFilter(asked), ...more) as CaseFilters));
}

export type StatisticsFile = 'report.pdf' | 'report.csv' | 'report.xlsx';

/** Where the statistics of a unit, a period and a filter are. */
export function statisticsOf({ unit, period, filters, vs }: Asked, by: Dimension, more: CaseFilters = {}, file?: StatisticsFile): string {
	const { unit: unitId, theme, kind, channel, territoryId } = filterQuery({ ...filters, unitId: unit.id, ...more });
	const query = { unit: unitId, period: period?.text, theme, kind, channel, territoryId, vs: vs ?? 'none', by };
	return file === undefined ? paths.desk.statistics(query) : paths.desk.statisticsFile(file, query);
}
