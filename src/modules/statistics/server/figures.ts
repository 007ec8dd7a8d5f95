/** Numbers of a unit and below, for one reader: exactly what the list behind each of them finds. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { fits, readable } from '#modules/appeals/server/index.ts';
import type { CaseFilters } from '#modules/appeals/rules/filters.ts';
import type { Unit } from '#modules/organisation/server/index.ts';
import { emptyTally, MEASURES, type Comparison, type Dimension, type OpenDay, type Period, type Sums, type Tally } from '../rules.ts';
import { CELL_SUMS, corrections, DAY, factSums, KEPT, KEY, OF_FACT } from './facts.ts';

type Sql = ReturnType<typeof sql>;

/** What is counted: the appeals of a unit and below, received in a period, that fit a filter. */
export interface Asked {
	unit: Unit;
	period?: Period | undefined;
	filters: CaseFilters;
	/** The period that it is compared with. */
	vs?: Comparison | undefined;
}

/** Groups of each grouping by their key. */
export type Groups = ReadonlyMap<string, ReadonlyMap<string, Tally>>;

/** The filter of the list behind all that is asked for. */
export function wholeFilter({ unit, period, filters }: Asked): CaseFilters {
	return { ...filters, unitId: unit.id, below: true, from: period?.from, to: period?.to };
}

interface Row extends Sums {
	grouping: string;
	/** Null where the dimension is not asked of the appeal. */
	key: string | null;
	days: number;
}

type By = Dimension | OpenDay;

/** Appeals by dimension and key, in one statement: all numbers of it are of one moment. */
export async function figuresBy(db: Reader, actor: Staff, asked: Asked, dimensions: readonly By[]): Promise<Groups> {
	const today = dayOf(now());
	const { units, known } = await readable(db, actor);
	const changes = await corrections(db, known, today);
	const everything = units === 'all' && asked.unit.parentId === null;
	const filter = wholeFilter(asked);
	// The whole tree is no condition: rows then come by day, and not from unit to unit.
	const where = fits(everything ? { ...filter, unitId: undefined } : filter, OF_FACT, DAY);
	const mine = units === 'all' ? sql<boolean>`true` : sql<boolean>`r.unit_id = ANY(${units}::uuid[])`;
	const found = await rows(
		db,
		everything && isPlain(asked.filters, dimensions)
			? sql<Row>`${cells(asked.period, dimensions)} UNION ALL ${grouped(changes, sql`${where} AND ${mine}`, dimensions)}`
			: grouped(sql`${KEPT} UNION ALL ${changes}`, sql`${where} AND ${mine}`, dimensions)
	);
	return gather(dimensions, found);
}

/** Nothing is asked that the kept sums do not know: the days of open appeals are only of open ones. */
function isPlain({ openOnly, ...filters }: CaseFilters, dimensions: readonly By[]): boolean {
	const open = dimensions.every((dimension) => dimension === 'open_received' || dimension === 'open_due');
	return (openOnly === undefined || open) && Object.values(filters).every((value) => value === undefined);
}

/** SQL: the signed facts of a source that fit, added up by each dimension and by days to the decision. */
function grouped(source: Sql, where: Sql, dimensions: readonly By[]) {
	const key = (at: number) => sql.ref(`k${String(at)}`);
	const keys = dimensions.map((dimension, at) => sql`${KEY[dimension]} AS ${key(at)}`);
	const name = dimensions.map((dimension, at) => sql`WHEN GROUPING(r.${key(at)}) = 0 THEN ${sql.lit(dimension)}`);
	const sets = dimensions.map((_, at) => sql`(r.${key(at)}, r.decided_in)`);
	return sql<Row>`
		SELECT CASE ${sql.join(name, sql` `)} END AS grouping, coalesce(${sql.join(dimensions.map((_, at) => sql`r.${key(at)}`))}) AS key,
			r.decided_in AS days, ${factSums()}
		FROM (SELECT r.*, coalesce(r.answered_days, -1) AS decided_in, ${sql.join(keys)} FROM (${source}) r WHERE ${where}) r
		GROUP BY GROUPING SETS (${sql.join(sets)})`;
}

/** SQL: the kept sums of the whole organisation. */
function cells(period: Period | undefined, dimensions: readonly By[]) {
	const within = period === undefined ? sql`true` : sql`c.month BETWEEN ${period.from}::date AND ${period.to}::date`;
	const own = dimensions.filter((dimension) => dimension !== 'month');
	const byKey = sql`SELECT c.dimension AS grouping, c.key, c.days, ${CELL_SUMS} FROM statistic_cell c
		WHERE ${within} AND c.dimension = ANY(${own}::text[]) GROUP BY 1, 2, 3`;
	// Each appeal is once in every dimension: the one with the fewest keys serves for the months.
	const byMonth = sql`SELECT 'month', to_char(c.month, 'YYYY-MM'), c.days, ${CELL_SUMS} FROM statistic_cell c
		WHERE ${within} AND c.dimension = 'channel' GROUP BY 1, 2, 3`;
	return dimensions.includes('month') ? sql`${byKey} UNION ALL ${byMonth}` : byKey;
}

function gather(dimensions: readonly By[], found: readonly Row[]): Groups {
	const groups = new Map<string, Map<string, Tally>>(dimensions.map((name) => [name, new Map<string, Tally>()]));
	for (const row of found) {
		const group = groups.get(row.grouping);
		if (group === undefined || row.key === null) continue;
		const tally = group.get(row.key) ?? emptyTally();
		for (const measure of MEASURES) tally.sums[measure] += row[measure];
		tally.days.set(row.days, (tally.days.get(row.days) ?? 0) + row.received);
		group.set(row.key, tally);
	}
	// What was only taken away again is not there.
	for (const group of groups.values()) for (const [key, { sums }] of group) if (sums.received === 0) group.delete(key);
	return groups;
}
