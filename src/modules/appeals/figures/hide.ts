/**
 * Small counts are not published, and neither is what would give them away by subtraction. Pure.
 *
 * A table has rows, columns and published sums of both. A count from 1 up to the least is hidden; then, in each row and
 * column whose sum is published, more is hidden until at least two counts are hidden that make the least together.
 */

export interface Cell {
	row: string;
	col: string;
	n: number;
}

/** What is known of a row's or a column's sum: published; hidden (then all in it is); or nowhere said. */
export type Margin = 'shown' | 'hidden' | 'unsaid';

export interface Margins {
	row: (name: string) => Margin;
	col: (name: string) => Margin;
}

/** The cells to hide, of a whole grid (zeros included). */
export function hide(cells: readonly Cell[], least: number, margins: Margins): Set<Cell> {
	const hidden = new Set(
		cells.filter((cell) => isSmall(cell, least) || margins.row(cell.row) === 'hidden' || margins.col(cell.col) === 'hidden')
	);
	const lines = [
		...[...Map.groupBy(cells, (cell) => cell.row)].filter(([name]) => margins.row(name) === 'shown'),
		...[...Map.groupBy(cells, (cell) => cell.col)].filter(([name]) => margins.col(name) === 'shown')
	].map(([, line]) => line);
	// Each turn hides at least one cell more, so it ends.
	for (let changed = true; changed;) {
		changed = false;
		for (const line of lines) changed = protect(line, hidden, least) || changed;
	}
	return hidden;
}

function isSmall({ n }: Cell, least: number): boolean {
	return n > 0 && n < least;
}

/** Hides one cell more in a line whose hidden part can be found by subtraction. Returns whether it did. */
function protect(line: readonly Cell[], hidden: Set<Cell>, least: number): boolean {
	const inside = line.filter((cell) => hidden.has(cell));
	const sum = inside.reduce((total, cell) => total + cell.n, 0);
	if (inside.length === 0 || (inside.length > 1 && sum >= least)) return false;
	const shown = line.filter((cell) => !hidden.has(cell));
	// The smallest count that tells something; a zero only when there is nothing else.
	const next = shown.toSorted((a, b) => Number(a.n === 0) - Number(b.n === 0) || a.n - b.n)[0];
	if (next === undefined) return false;
	hidden.add(next);
	return true;
}

/** One row of counts under a published sum: the names to hide. */
export function hideRow(counts: ReadonlyMap<string, number>, least: number): Set<string> {
	const cells = [...counts].map(([col, n]) => ({ row: '', col, n }));
	const hidden = hide(cells, least, { row: () => 'shown', col: () => 'unsaid' });
	return new Set([...hidden].map((cell) => cell.col));
}
