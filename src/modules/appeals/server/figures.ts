/** What is published about all appeals: read from refreshed tables, small counts suppressed, nobody recognisable. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { getSetting } from '#platform/settings/index.ts';

export interface Figures {
	received: number;
	decided: number;
	onTime: number;
	overdue: number;
	solved: number;
	partly: number;
	notSolved: number;
	/** Median of working days to the decision; undefined when too few were decided. */
	medianDays: number | undefined;
}

export interface FigureFilter {
	regionId?: string | undefined;
	themeId?: string | undefined;
	/** First days of months, both included. */
	from?: Temporal.PlainDate | undefined;
	to?: Temporal.PlainDate | undefined;
}

export type Group = 'region' | 'theme' | 'month';
export interface GroupedFigures extends Figures {
	/** Territory id, theme id or ISO month; null where it is not known. */
	key: string | null;
}

function where(filter: FigureFilter) {
	return sql`
		${filter.regionId === undefined ? sql`true` : sql`f.region_id = ${filter.regionId}`}
		AND ${filter.themeId === undefined ? sql`true` : sql`f.theme_id = ${filter.themeId}`}
		AND ${filter.from === undefined ? sql`true` : sql`f.month >= ${filter.from}`}
		AND ${filter.to === undefined ? sql`true` : sql`f.month <= ${filter.to}`}`;
}

const SUMS = sql`
	coalesce(sum(f.received), 0)::int AS received, coalesce(sum(f.decided), 0)::int AS decided, coalesce(sum(f.on_time), 0)::int AS "onTime",
	coalesce(sum(f.overdue), 0)::int AS overdue, coalesce(sum(f.solved), 0)::int AS solved, coalesce(sum(f.partly), 0)::int AS partly,
	coalesce(sum(f.not_solved), 0)::int AS "notSolved"`;

const KEY = { region: sql`f.region_id::text`, theme: sql`f.theme_id::text`, month: sql`f.month::text` } as const;

/** All of it under a filter. */
export async function totals(db: Reader, filter: FigureFilter = {}): Promise<Figures> {
	const [[sum], medians] = await Promise.all([
		rows(db, sql<Omit<Figures, 'medianDays'>>`SELECT ${SUMS} FROM appeal_figures f WHERE ${where(filter)}`),
		medianBy(db, sql`NULL::text`, filter)
	]);
	if (sum === undefined) throw new Error('a sum always has one row');
	return { ...sum, medianDays: medians.get(null) };
}

/** By region, theme or month under a filter. Groups with fewer received than the published minimum are left out. */
export async function grouped(db: Reader, group: Group, filter: FigureFilter = {}): Promise<GroupedFigures[]> {
	const key = KEY[group];
	const [least, sums, medians] = await Promise.all([
		getSetting(db, 'suppress_below'),
		rows(
			db,
			sql<
				Omit<GroupedFigures, 'medianDays'>
			>`SELECT ${key} AS key, ${SUMS} FROM appeal_figures f WHERE ${where(filter)} GROUP BY 1 ORDER BY 1`
		),
		medianBy(db, key, filter)
	]);
	return sums.filter((row) => row.received >= least).map((row) => ({ ...row, medianDays: medians.get(row.key) }));
}

async function medianBy(db: Reader, key: ReturnType<typeof sql>, filter: FigureFilter): Promise<Map<string | null, number>> {
	// The weighted median: the first day count by which half of the decisions were made.
	const found = await rows(
		db,
		sql<{ key: string | null; days: number }>`
			SELECT DISTINCT ON (key) key, days FROM (
				SELECT ${key} AS key, f.days, sum(sum(f.appeals)) OVER (PARTITION BY ${key} ORDER BY f.days) AS upto, sum(sum(f.appeals)) OVER (PARTITION BY ${key}) AS total
				FROM appeal_figures_days f WHERE ${where(filter)} GROUP BY 1, f.days
			) x WHERE upto * 2 >= total ORDER BY key, days`
	);
	return new Map(found.map((row) => [row.key, row.days]));
}
