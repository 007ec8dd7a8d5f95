import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeCube, maySay, sumsOf, type Cube, type FigureRow, type Slice } from './cube.ts';

const row = (month: string, regionId: string | null, themeId: string | null, received: number, said = 0): FigureRow => ({
	month: `${month}-01`,
	regionId,
	themeId,
	received,
	open: 0,
	overdue: 0,
	decided: received,
	due: received,
	onTime: received,
	solved: said,
	partly: 0,
	notSolved: 0
});

it('adds up over everything that is published', () => {
	const cube = makeCube(
		[row('2025-12', 'a', 'x', 10), row('2026-01', 'a', 'y', 20), row('2026-01', 'b', 'x', 30), row('2026-02', null, null, 40)],
		5
	);
	const received = (slice: Slice) => sumsOf(cube, slice)?.received;
	expect([received({}), received({ year: '2026' }), received({ region: 'a' }), received({ region: 'a', year: '2026' })]).toEqual([
		100, 90, 30, 20
	]);
	expect([received({ month: '2026-01' }), received({ month: '2026-01', theme: 'x' }), received({ region: '-' })]).toEqual([50, 30, 40]);
	expect(received({ region: 'nobody' })).toBe(0);
});

it('hides a small count and, with it, the next one: in the table and wherever else it could be subtracted', () => {
	const cube = makeCube([row('2026-01', 'a', 'x', 3), row('2026-01', 'b', 'x', 30), row('2026-01', 'c', 'x', 40)], 5);
	expect([sumsOf(cube, { region: 'a' }), sumsOf(cube, { region: 'b' })]).toEqual([undefined, undefined]);
	expect(sumsOf(cube, { region: 'c' })?.received).toBe(40);
	expect(sumsOf(cube, { region: 'b', year: '2026' })).toBeUndefined();
	expect(sumsOf(cube, { region: 'b', month: '2026-01' })).toBeUndefined();
	expect(sumsOf(cube, {})?.received).toBe(73);
});

it('hides everything of a register that is itself too small', () => {
	const cube = makeCube([row('2026-01', 'a', 'x', 3)], 5);
	for (const slice of [{}, { year: '2026' }, { region: 'a' }, { theme: 'x' }, { month: '2026-01' }])
		expect(sumsOf(cube, slice)).toBeUndefined();
});

it('keeps what people said to itself where too few said anything', () => {
	const cube = makeCube([row('2026-01', 'a', 'x', 50, 2), row('2026-01', 'b', 'x', 50, 30), row('2026-01', 'c', 'x', 50, 40)], 5);
	expect(sumsOf(cube, { region: 'a' })?.received).toBe(50);
	expect([maySay(cube, { region: 'a' }), maySay(cube, { region: 'b' }), maySay(cube, { region: 'c' })]).toEqual([false, false, true]);
	expect(maySay(cube, {})).toBe(true);
});

/** Every pair of published sums and the published parts under it. */
function families(cube: Cube): [Slice, Slice[]][] {
	const { years, regions, themes, months } = cube;
	const all: [Slice, Slice[]][] = [
		[{}, years.map((year) => ({ year }))],
		[{}, regions.map((region) => ({ region }))],
		[{}, themes.map((theme) => ({ theme }))]
	];
	for (const year of years) {
		const within = months.filter((month) => month.startsWith(year));
		all.push([{ year }, regions.map((region) => ({ year, region }))], [{ year }, themes.map((theme) => ({ year, theme }))]);
		all.push([{ year }, within.map((month) => ({ month }))]);
		for (const region of regions) {
			all.push(
				[{ year, region }, themes.map((theme) => ({ year, region, theme }))],
				[{ year, region }, within.map((month) => ({ month, region }))]
			);
		}
		for (const theme of themes) all.push([{ year, theme }, within.map((month) => ({ month, theme }))]);
	}
	for (const region of regions) all.push([{ region }, years.map((year) => ({ year, region }))]);
	for (const theme of themes) all.push([{ theme }, years.map((year) => ({ year, theme }))]);
	return all;
}

it('lets no hidden count below the least be found by subtracting what is published from a published sum', () => {
	const rows = fc.array(
		fc
			.record({
				month: fc.constantFrom('2025-11', '2025-12', '2026-01', '2026-02', '2026-03'),
				region: fc.constantFrom('a', 'b', 'c', null),
				theme: fc.constantFrom('x', 'y', 'z'),
				n: fc.integer({ min: 1, max: 9 })
			})
			.map((r) => row(r.month, r.region, r.theme, r.n)),
		{ minLength: 1, maxLength: 30 }
	);
	fc.assert(
		fc.property(rows, fc.integer({ min: 2, max: 6 }), (list, least) => {
			const cube = makeCube(list, least);
			const plain = makeCube(list, 0);
			for (const [whole, parts] of families(cube)) {
				const sum = sumsOf(cube, whole);
				if (sum === undefined) continue;
				const shown = parts.map((part) => sumsOf(cube, part));
				for (const part of shown) expect(part === undefined || part.received === 0 || part.received >= least).toBe(true);
				const rest = sum.received - shown.reduce((total, part) => total + (part?.received ?? 0), 0);
				const kept = parts.filter((part) => sumsOf(cube, part) === undefined);
				// What subtraction gives is a sum of several, itself not small; or the one hidden count was not small either.
				const only = kept.length === 1 && kept[0] !== undefined ? (sumsOf(plain, kept[0])?.received ?? 0) : undefined;
				if (kept.length > 0) expect(only === undefined ? rest >= least || rest === 0 : only === 0 || only >= least).toBe(true);
			}
		})
	);
});
