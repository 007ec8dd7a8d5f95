import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hide, hideRow, type Cell, type Margins } from './hide.ts';

const SHOWN: Margins = { row: () => 'shown', col: () => 'shown' };
const names = (hidden: Set<Cell>) => [...hidden].map((c) => `${c.row}${c.col}`).toSorted();

describe('one row', () => {
	it('hides nothing where nothing is small', () => {
		expect(
			hideRow(
				new Map([
					['a', 5],
					['b', 0],
					['c', 90]
				]),
				5
			)
		).toEqual(new Set());
	});
	it('hides the next one with a single small one, since the sum would tell it', () => {
		expect(
			hideRow(
				new Map([
					['a', 4],
					['b', 9],
					['c', 90]
				]),
				5
			)
		).toEqual(new Set(['a', 'b']));
	});
	it('leaves two small ones alone when together they make enough, and hides a third when not', () => {
		expect(
			hideRow(
				new Map([
					['a', 4],
					['b', 3],
					['c', 90]
				]),
				5
			)
		).toEqual(new Set(['a', 'b']));
		expect(
			hideRow(
				new Map([
					['a', 1],
					['b', 1],
					['c', 9],
					['d', 90]
				]),
				5
			)
		).toEqual(new Set(['a', 'b', 'c']));
	});
	it('hides a zero where there is nothing else to hide', () => {
		expect(
			hideRow(
				new Map([
					['a', 4],
					['b', 0]
				]),
				4
			)
		).toEqual(new Set());
		expect(
			hideRow(
				new Map([
					['a', 3],
					['b', 0]
				]),
				4
			)
		).toEqual(new Set(['a', 'b']));
	});
	it('publishes everything where the organisation wants no least', () => {
		expect(hideRow(new Map([['a', 1]]), 0)).toEqual(new Set());
	});
});

describe('a table', () => {
	it('hides a rectangle, so that neither rows nor columns tell', () => {
		const cells = ['a', 'b', 'c'].flatMap((row) => ['x', 'y', 'z'].map((col) => ({ row, col, n: 20 })));
		const small = cells.map((cell) => (cell.row === 'a' && cell.col === 'x' ? { ...cell, n: 2 } : cell));
		const hidden = names(hide(small, 5, SHOWN));
		expect(hidden.length).toBe(4);
		expect(hidden[0]).toBe('ax');
	});
	it('hides all of a line whose sum is hidden', () => {
		const cells = [
			{ row: 'a', col: 'x', n: 9 },
			{ row: 'b', col: 'x', n: 9 },
			{ row: 'c', col: 'x', n: 9 }
		];
		expect(names(hide(cells, 5, { row: (name) => (name === 'a' ? 'hidden' : 'shown'), col: () => 'shown' }))).toContain('ax');
	});
	it('never leaves a hidden part of a line that subtraction tells, unless the whole line is hidden', () => {
		const grid = fc
			.integer({ min: 1, max: 6 })
			.chain((cols) =>
				fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: 6 })
			);
		fc.assert(
			fc.property(grid, fc.integer({ min: 0, max: 8 }), (table, least) => {
				const cells = table.flatMap((line, r) => line.map((n, c) => ({ row: `r${String(r)}`, col: `c${String(c)}`, n })));
				const hidden = hide(cells, least, SHOWN);
				for (const cell of cells) if (cell.n > 0 && cell.n < least) expect(hidden.has(cell)).toBe(true);
				for (const line of [...Map.groupBy(cells, (c) => c.row).values(), ...Map.groupBy(cells, (c) => c.col).values()]) {
					const inside = line.filter((c) => hidden.has(c));
					const sum = inside.reduce((total, c) => total + c.n, 0);
					expect(inside.length === 0 || inside.length === line.length || (inside.length > 1 && sum >= least)).toBe(true);
				}
			})
		);
	});
});
