/**
 * Every count that is ever published, made at once, so that one page cannot give away what another hides. Pure.
 *
 * Published are: all years by region and by theme and by year; one year by region, by theme, by month; one region or one
 * theme over the years and within a year; one region with one theme within a year. Nothing finer, and no other periods:
 * periods that overlap could be subtracted from one another.
 */
import { hide, hideRow, type Cell, type Margin } from './hide.ts';

/** Counts of one month, region and theme. Ids of what is not known are null. */
export interface FigureRow {
	/** First day, ISO. */
	month: string;
	regionId: string | null;
	themeId: string | null;
	received: number;
	open: number;
	overdue: number;
	decided: number;
	due: number;
	onTime: number;
	solved: number;
	partly: number;
	notSolved: number;
}

export type Sums = Omit<FigureRow, 'month' | 'regionId' | 'themeId'>;
const MEASURES = ['received', 'open', 'overdue', 'decided', 'due', 'onTime', 'solved', 'partly', 'notSolved'] as const;

/** What is asked for; a part that is left out means all of it. Months are of the form `2026-11`. */
export interface Slice {
	year?: string | undefined;
	region?: string | undefined;
	theme?: string | undefined;
	month?: string | undefined;
}

/** Stands for "not known" among the ids. */
export const UNKNOWN = '-';

function keyOf({ year = '*', region = '*', theme = '*', month = '*' }: Slice): string {
	return `${month === '*' ? year : month.slice(0, 4)}|${region}|${theme}|${month}`;
}

export interface Cube {
	sums: ReadonlyMap<string, Sums>;
	/** Slices whose number of appeals is not published. */
	hidden: ReadonlySet<string>;
	/** Slices of which it is not published how many said what. */
	unsaid: ReadonlySet<string>;
	years: string[];
	regions: string[];
	themes: string[];
	months: string[];
}

function slicesOf(row: FigureRow): Slice[] {
	const [year, month] = [row.month.slice(0, 4), row.month.slice(0, 7)];
	const [region, theme] = [row.regionId ?? UNKNOWN, row.themeId ?? UNKNOWN];
	return [
		{},
		{ year },
		{ region },
		{ theme },
		{ year, region },
		{ year, theme },
		{ year, region, theme },
		{ month },
		{ month, region },
		{ month, theme }
	];
}

/** Sums and what of them is hidden. `least` 0 hides nothing. */
export function makeCube(rows: readonly FigureRow[], least: number): Cube {
	const sums = new Map<string, Sums>();
	for (const row of rows) {
		for (const slice of slicesOf(row)) {
			const sum = sums.get(keyOf(slice)) ?? emptySums();
			for (const measure of MEASURES) sum[measure] += row[measure];
			sums.set(keyOf(slice), sum);
		}
	}
	const names = (of: (row: FigureRow) => string) => [...new Set(rows.map(of))].toSorted();
	const parts = {
		years: names((row) => row.month.slice(0, 4)),
		regions: names((row) => row.regionId ?? UNKNOWN),
		themes: names((row) => row.themeId ?? UNKNOWN),
		months: names((row) => row.month.slice(0, 7))
	};
	const hidden = hiddenBy(sums, parts, least, (sum) => sum.received);
	const said = hiddenBy(sums, parts, least, (sum) => sum.solved + sum.partly + sum.notSolved);
	return { sums, hidden, unsaid: said.union(hidden), ...parts };
}

function emptySums(): Sums {
	return { received: 0, open: 0, overdue: 0, decided: 0, due: 0, onTime: 0, solved: 0, partly: 0, notSolved: 0 };
}

type Parts = Pick<Cube, 'years' | 'regions' | 'themes' | 'months'>;

/** Decides table by table, sums before what adds up to them: a hidden sum hides what is below it. */
function hiddenBy(sums: ReadonlyMap<string, Sums>, parts: Parts, least: number, measure: (sum: Sums) => number): Set<string> {
	const count = (slice: Slice) => {
		const sum = sums.get(keyOf(slice));
		return sum === undefined ? 0 : measure(sum);
	};
	const hidden = new Set<string>();
	const all = count({});
	if (all > 0 && all < least) hidden.add(keyOf({}));
	const row = (names: readonly string[], slice: (name: string) => Slice, under: Slice) => {
		const below = hidden.has(keyOf(under)) ? names : hideRow(new Map(names.map((name) => [name, count(slice(name))])), least);
		for (const name of below) hidden.add(keyOf(slice(name)));
	};
	const table = (rows: readonly string[], cols: readonly string[], slice: (r: string, c: string) => Slice, sumsOf: SumsOf) => {
		const margin = (of: Slice): Margin => (hidden.has(keyOf(of)) ? 'hidden' : 'shown');
		const cells: Cell[] = rows.flatMap((r) => cols.map((c) => ({ row: r, col: c, n: count(slice(r, c)) })));
		const small = hide(cells, least, { row: (r) => margin(sumsOf.row(r)), col: (c) => margin(sumsOf.col(c)) });
		for (const cell of small) hidden.add(keyOf(slice(cell.row, cell.col)));
	};
	row(parts.years, (year) => ({ year }), {});
	row(parts.regions, (region) => ({ region }), {});
	row(parts.themes, (theme) => ({ theme }), {});
	table(parts.regions, parts.years, (region, year) => ({ region, year }), { row: (region) => ({ region }), col: (year) => ({ year }) });
	table(parts.themes, parts.years, (theme, year) => ({ theme, year }), { row: (theme) => ({ theme }), col: (year) => ({ year }) });
	for (const year of parts.years) {
		const months = parts.months.filter((month) => month.startsWith(year));
		row(months, (month) => ({ month }), { year });
		const region = (name: string): Slice => ({ region: name, year });
		const theme = (name: string): Slice => ({ theme: name, year });
		table(parts.regions, parts.themes, (r, t) => ({ year, region: r, theme: t }), { row: region, col: theme });
		table(parts.regions, months, (r, month) => ({ region: r, month }), { row: region, col: (month) => ({ month }) });
		table(parts.themes, months, (t, month) => ({ theme: t, month }), { row: theme, col: (month) => ({ month }) });
	}
	return hidden;
}

interface SumsOf {
	row: (name: string) => Slice;
	col: (name: string) => Slice;
}

/** The counts of a slice; undefined when they are hidden. Of what nobody wrote about: zeros. */
export function sumsOf(cube: Cube, slice: Slice): Sums | undefined {
	const key = keyOf(slice);
	return cube.hidden.has(key) ? undefined : (cube.sums.get(key) ?? emptySums());
}

/** Whether it may be told how many in a slice said what. */
export function maySay(cube: Cube, slice: Slice): boolean {
	return !cube.unsaid.has(keyOf(slice));
}
