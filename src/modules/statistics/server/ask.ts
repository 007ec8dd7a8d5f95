/** What somebody asks the statistics for, and whether they may. */
import { notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import type { Role, Staff } from '#platform/identity/actor.ts';
import { ledUnits } from '#modules/appeals/server/index.ts';
import { filterQuery, filtersFrom } from '#modules/appeals/rules/filters.ts';
import type { Unit } from '#modules/organisation/server/index.ts';
import { COMPARISONS, DIMENSIONS, parsePeriod, periodOf, type Dimension } from '../rules.ts';
import type { Asked } from './figures.ts';

/** Who sees statistics: of the unit of their post and below. */
export const STATISTICS_ROLES = ['head', 'branch_head', 'central', 'auditor'] as const satisfies readonly Role[];

export interface Question {
	asked: Asked & { period: NonNullable<Asked['period']> };
	by: Dimension;
	/** The units to choose from, the first one's statistics open first. */
	units: Unit[];
}

/** What of a question a subscription keeps: the period follows from the day. */
export function subscribedQuery({ unit, filters }: Asked): string {
	const { theme, territoryId, kind, channel } = filterQuery(filters);
	const given = Object.entries({ unit: unit.id, theme, territoryId, kind, channel }).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, value]]
	);
	return new URLSearchParams(given).toString();
}

/** Reads an address. A unit that is not the reader's is not there; the period is this month unless said. */
export async function questionFrom(db: Reader, actor: Staff, query: URLSearchParams): Promise<Question> {
	const units = await ledUnits(db, actor);
	const wanted = query.get('unit');
	const unit = wanted === null || wanted === '' ? units[0] : units.find(({ id }) => id === wanted);
	if (unit === undefined) throw notFound();
	const { themeId, territoryId, kind, channel } = filtersFrom(query);
	const period = parsePeriod(query.get('period') ?? '') ?? periodOf(dayOf(now()), 'month');
	const by = DIMENSIONS.find((dimension) => dimension === query.get('by')) ?? 'unit';
	const vs = query.get('vs') === 'none' ? undefined : (COMPARISONS.find((one) => one === query.get('vs')) ?? 'before');
	return { asked: { unit, period, filters: { themeId, territoryId, kind, channel }, vs }, by, units };
}
