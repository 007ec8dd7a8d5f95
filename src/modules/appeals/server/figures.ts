/** What is published about all appeals: read from refreshed tables, small counts hidden, nobody recognisable. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { getSetting } from '#platform/settings/index.ts';
import { makeCube, maySay, sumsOf, UNKNOWN, type Cube, type FigureRow, type Slice, type Sums } from '../figures/cube.ts';

export interface Figures {
	received: number;
	/** Not decided yet. */
	open: number;
	decided: number;
	/** What had to be decided by now: decided, or past the date first given. */
	due: number;
	/** Decided by the date first given. */
	onTime: number;
	/** Open and past the present date. */
	overdue: number;
	solved: number;
	partly: number;
	notSolved: number;
	/** Median of working days to the decision; undefined when nothing was decided. */
	medianDays: number | undefined;
}

const SUMS = sql`
	coalesce(sum(f.received), 0)::int AS received, coalesce(sum(f.open), 0)::int AS open, coalesce(sum(f.decided), 0)::int AS decided,
	coalesce(sum(f.due), 0)::int AS due, coalesce(sum(f.on_time), 0)::int AS "onTime", coalesce(sum(f.overdue), 0)::int AS overdue,
	coalesce(sum(f.solved), 0)::int AS solved, coalesce(sum(f.partly), 0)::int AS partly, coalesce(sum(f.not_solved), 0)::int AS "notSolved"`;

/** All of it, exact: for those who may see everything, and for figures that say nothing small. */
export function totals(db: Reader): Promise<Figures> {
	return untilRecount(db, 'totals', async () => {
		const [[sum], medians] = await Promise.all([
			rows(db, sql<Omit<Figures, 'medianDays'>>`SELECT ${SUMS} FROM appeal_figures f`),
			medianBy(db, {}, undefined)
		]);
		if (sum === undefined) throw new Error('a sum always has one row');
		return { ...sum, medianDays: medians.get(UNKNOWN) };
	});
}

/** Counts of a slice as they are published. `said` is missing where too few said anything. */
export interface PublishedCounts extends Omit<Figures, 'solved' | 'partly' | 'notSolved'> {
	said: Pick<Figures, 'solved' | 'partly' | 'notSolved'> | undefined;
}

/** One region, theme, month or year; no counts where they are hidden. */
export interface PublishedGroup {
	/** Territory id, theme id, `2026-11`, `2026`; null where it is not known. */
	key: string | null;
	counts: PublishedCounts | undefined;
}

export interface FigureFilter {
	year?: string | undefined;
	regionId?: string | undefined;
	themeId?: string | undefined;
}

export interface PublishedFigures {
	/** When they were counted. */
	asOf: Temporal.Instant;
	/** Counts below this are hidden. */
	least: number;
	/** Years with appeals, the latest first. */
	years: string[];
	filter: FigureFilter;
	total: PublishedCounts | undefined;
	regions: PublishedGroup[] | undefined;
	themes: PublishedGroup[] | undefined;
	months: PublishedGroup[] | undefined;
	byYear: PublishedGroup[] | undefined;
}

/**
 * The published figures under a filter, with the tables that are published there (see figures/cube.ts): a region with a
 * theme is published within a year only, and alone.
 */
export async function publishedFigures(db: Reader, asked: FigureFilter): Promise<PublishedFigures> {
	const loaded = await loadCube(db);
	const { cube, asOf, least } = loaded;
	const years = cube.years.toReversed();
	const { regionId: region, themeId: theme } = asked;
	const year = asked.year ?? (region !== undefined && theme !== undefined ? years[0] : undefined);
	const slice = { year, region, theme };
	const whole = sumsOf(cube, slice) !== undefined;
	const group = (names: readonly string[], key: Group, part: (name: string) => Slice) => groupsOf(db, loaded, names, slice, key, part);
	const [total, regions, themes, months, byYear] = await Promise.all([
		countsOf(db, loaded, slice),
		whole && region === undefined && (year !== undefined || theme === undefined)
			? group(cube.regions, 'region', (name) => ({ ...slice, region: name }))
			: undefined,
		whole && theme === undefined && (year !== undefined || region === undefined)
			? group(cube.themes, 'theme', (name) => ({ ...slice, theme: name }))
			: undefined,
		whole && year !== undefined && (region === undefined || theme === undefined)
			? group(
					cube.months.filter((month) => month.startsWith(year)),
					'month',
					(name) => ({ region, theme, month: name })
				)
			: undefined,
		whole && year === undefined ? group(cube.years, 'year', (name) => ({ ...slice, year: name })) : undefined
	]);
	return { asOf, least, years, filter: { year, regionId: region, themeId: theme }, total, regions, themes, months, byYear };
}

/** Counted anew every ten minutes by a job; in between what is computed from them is the same for everybody. */
const kept = { asOf: '', answers: new Map<string, unknown>() };
const MOST_KEPT = 2_000;

async function recounted(db: Reader): Promise<Temporal.Instant> {
	return (await db.selectFrom('figures_state').select('refreshed_at').executeTakeFirstOrThrow()).refreshed_at;
}

/** The answer of `compute`, kept under its name until the figures are counted again. */
async function untilRecount<T>(db: Reader, name: string, compute: (asOf: Temporal.Instant) => Promise<T>): Promise<T> {
	const asOf = await recounted(db);
	if (kept.asOf !== asOf.toString() || kept.answers.size >= MOST_KEPT) {
		kept.asOf = asOf.toString();
		kept.answers.clear();
	}
	const { answers } = kept;
	if (answers.has(name)) return answers.get(name) as T;
	const answer = await compute(asOf);
	// A recount while it was computed has cleared the names: an old answer is not kept under the new count.
	if (kept.asOf === asOf.toString()) answers.set(name, answer);
	return answer;
}

interface Loaded {
	cube: Cube;
	asOf: Temporal.Instant;
	least: number;
}

async function loadCube(db: Reader): Promise<Loaded> {
	const least = await getSetting(db, 'suppress_below');
	return untilRecount(db, `cube ${String(least)}`, async (asOf) => {
		const list = await rows(
			db,
			sql<FigureRow>`SELECT month::text, region_id AS "regionId", theme_id AS "themeId", received, open, overdue, decided, due,
				on_time AS "onTime", solved, partly, not_solved AS "notSolved" FROM appeal_figures`
		);
		return { cube: makeCube(list, least), asOf, least };
	});
}

async function countsOf(db: Reader, from: Loaded, slice: Slice): Promise<PublishedCounts | undefined> {
	const sums = sumsOf(from.cube, slice);
	if (sums === undefined) return undefined;
	return published(from, slice, sums, (await medianBy(db, slice, undefined)).get(UNKNOWN));
}

type Group = 'region' | 'theme' | 'month' | 'year';
const KEY = {
	region: sql`f.region_id::text`,
	theme: sql`f.theme_id::text`,
	month: sql`to_char(f.month, 'YYYY-MM')`,
	year: sql`to_char(f.month, 'YYYY')`
} as const;

async function groupsOf(
	db: Reader,
	from: Loaded,
	names: readonly string[],
	slice: Slice,
	group: Group,
	part: (name: string) => Slice
): Promise<PublishedGroup[]> {
	const medians = await medianBy(db, slice, group);
	return names.map((name) => {
		const sums = sumsOf(from.cube, part(name));
		const counts = sums === undefined ? undefined : published(from, part(name), sums, medians.get(name));
		return { key: name === UNKNOWN ? null : name, counts };
	});
}

function published({ cube, least }: Loaded, slice: Slice, sums: Sums, median: number | undefined): PublishedCounts {
	const { solved, partly, notSolved, ...rest } = sums;
	// The middle of two or three is not what usually happens.
	const medianDays = sums.decided >= least ? median : undefined;
	return { ...rest, medianDays, said: maySay(cube, slice) ? { solved, partly, notSolved } : undefined };
}

function where({ year, region, theme }: Slice) {
	const id = (value: string) => (value === UNKNOWN ? sql`IS NULL` : sql`= ${value}::uuid`);
	return sql`
		${year === undefined ? sql`true` : sql`f.month BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date`}
		AND ${region === undefined ? sql`true` : sql`f.region_id ${id(region)}`}
		AND ${theme === undefined ? sql`true` : sql`f.theme_id ${id(theme)}`}`;
}

/** The weighted median by key: the first count of days by which half of the decisions were made. */
async function medianBy(db: Reader, slice: Slice, group: Group | undefined): Promise<Map<string, number>> {
	return untilRecount(db, `median ${group ?? ''} ${JSON.stringify(slice)}`, () => readMedians(db, slice, group));
}

async function readMedians(db: Reader, slice: Slice, group: Group | undefined): Promise<Map<string, number>> {
	const key = group === undefined ? sql`NULL::text` : KEY[group];
	const found = await rows(
		db,
		sql<{ key: string | null; days: number }>`
			SELECT DISTINCT ON (key) key, days FROM (
				SELECT ${key} AS key, f.days, sum(sum(f.appeals)) OVER (PARTITION BY ${key} ORDER BY f.days) AS upto, sum(sum(f.appeals)) OVER (PARTITION BY ${key}) AS total
				FROM appeal_figures_days f WHERE ${where(slice)} GROUP BY 1, f.days
			) x WHERE upto * 2 >= total ORDER BY key, days`
	);
	return new Map(found.map((row) => [row.key ?? UNKNOWN, row.days]));
}
