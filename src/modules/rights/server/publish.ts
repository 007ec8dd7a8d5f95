/** What is said in public of rights cases: figures of a year, with the same hiding of small counts as all public figures. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { getSetting } from '#platform/settings/index.ts';
import { hide, hideRow } from '#modules/appeals/server/index.ts';
import { RIGHT_OUTCOMES } from '../rules.ts';

/** What a case is counted under: an outcome, or that there is none yet. */
export const COLUMNS = [...RIGHT_OUTCOMES, 'in_work'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Counted {
	profession: string | null;
	violatedRight: string | null;
	outcome: Column;
	received: number;
	solved: number;
	partly: number;
	notSolved: number;
}

export interface Line {
	/** Code of a profession or a right; null where nobody said. */
	key: string | null;
	/** Undefined: hidden. */
	received: number | undefined;
	outcomes: Record<Column, number | undefined>;
	/** What applicants said of the decision; undefined where too few said anything. */
	said: { solved: number; partly: number; notSolved: number } | undefined;
}

export interface PublishedRights {
	total: Line;
	professions: Line[];
	rights: Line[];
}

const UNSAID = '';
const sum = (list: readonly Counted[], of: (row: Counted) => number) => list.reduce((total, row) => total + of(row), 0);
const saidIn = (list: readonly Counted[]) => ({
	solved: sum(list, (row) => row.solved),
	partly: sum(list, (row) => row.partly),
	notSolved: sum(list, (row) => row.notSolved)
});
const saidCount = (list: readonly Counted[]) => sum(list, (row) => row.solved + row.partly + row.notSolved);

/**
 * The figures of one year. The year's sum comes first, then the sums of outcomes, of professions and of rights, then what
 * adds up to two of them: whatever is published, no count below the least can be found by subtraction. Years are published
 * one by one, and nothing over them, so none can be subtracted.
 */
export function publishRights(list: readonly Counted[], least: number): PublishedRights {
	const count = sum(list, (row) => row.received);
	const shown = count === 0 || count >= least;
	const columns = new Map(
		COLUMNS.map((column) => [
			column as string,
			sum(
				list.filter((row) => row.outcome === column),
				(row) => row.received
			)
		])
	);
	const hiddenColumns = shown ? hideRow(columns, least) : new Set(columns.keys());
	const said = saidCount(list);
	const saidShown = shown && said >= least;
	const total: Line = {
		key: null,
		received: shown ? count : undefined,
		outcomes: outcomesOf((column) => (hiddenColumns.has(column) ? undefined : (columns.get(column) ?? 0))),
		said: saidShown ? saidIn(list) : undefined
	};
	const by = (of: (row: Counted) => string | null) => lines(list, of, { shown, saidShown, hiddenColumns, least });
	return { total, professions: by((row) => row.profession), rights: by((row) => row.violatedRight) };
}

function outcomesOf(of: (column: Column) => number | undefined): Line['outcomes'] {
	return Object.fromEntries(COLUMNS.map((column) => [column, of(column)])) as Line['outcomes'];
}

interface Margins {
	shown: boolean;
	saidShown: boolean;
	hiddenColumns: ReadonlySet<string>;
	least: number;
}

function lines(list: readonly Counted[], of: (row: Counted) => string | null, { shown, saidShown, hiddenColumns, least }: Margins): Line[] {
	const groups = Map.groupBy(list, (row) => of(row) ?? UNSAID);
	const sums = (count: (rows: readonly Counted[]) => number) => new Map([...groups].map(([key, rows]) => [key, count(rows)]));
	const received = sums((rows) => sum(rows, (row) => row.received));
	const hiddenRows = shown ? hideRow(received, least) : new Set(groups.keys());
	const hiddenSaid = saidShown ? hideRow(sums(saidCount), least) : new Set(groups.keys());
	const cells = [...groups].flatMap(([row, rows]) =>
		COLUMNS.map((col) => ({
			row,
			col,
			n: sum(
				rows.filter((one) => one.outcome === col),
				(one) => one.received
			)
		}))
	);
	const hidden = hide(cells, least, {
		row: (name) => (hiddenRows.has(name) ? 'hidden' : 'shown'),
		col: (name) => (hiddenColumns.has(name) ? 'hidden' : 'shown')
	});
	return [...groups].map(([key, rows]) => ({
		key: key === UNSAID ? null : key,
		received: hiddenRows.has(key) ? undefined : received.get(key),
		outcomes: outcomesOf((column) => {
			const cell = cells.find((one) => one.row === key && one.col === column);
			return cell === undefined || hidden.has(cell) ? undefined : cell.n;
		}),
		said: hiddenSaid.has(key) || saidCount(rows) < least ? undefined : saidIn(rows)
	}));
}

/** Years with rights cases, the latest first. */
export async function rightsYears(db: Reader): Promise<number[]> {
	const list = await rows(db, sql<{ year: number }>`SELECT DISTINCT year FROM rights_figures ORDER BY year DESC`);
	return list.map((row) => row.year);
}

/** What is published of a year. */
export async function publishedRights(db: Reader, year: number): Promise<PublishedRights & { least: number }> {
	const [least, list] = await Promise.all([
		getSetting(db, 'suppress_below'),
		rows(
			db,
			sql<Counted>`SELECT profession, violated_right AS "violatedRight", outcome, received, solved, said_partly AS partly, not_solved AS "notSolved"
				FROM rights_figures WHERE year = ${year}`
		)
	]);
	return { ...publishRights(list, least), least };
}
