import fc from 'fast-check';
import { expect, it } from 'vitest';
import { axisOf, placeOn, quartersOn } from './timeline.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

it('holds all days in whole quarters; a year begins where it begins', () => {
	const axis = axisOf([day('2026-02-14'), day('2024-11-30'), day('2025-07-01')]);
	expect([axis.from.toString(), axis.quarters]).toEqual(['2024-10-01', 6]);
	expect(quartersOn(axis)).toEqual([
		{ at: 0, year: undefined },
		{ at: 16.7, year: 2025 },
		{ at: 33.3, year: undefined },
		{ at: 50, year: undefined },
		{ at: 66.7, year: undefined },
		{ at: 83.3, year: 2026 }
	]);
	expect(axisOf([day('2026-12-31')])).toEqual({ from: day('2026-10-01'), quarters: 1 });
});

it('puts a later day never before an earlier one, and none outside', () => {
	const one = fc.integer({ min: 0, max: 20_000 }).map((n) => day('2000-02-29').add({ days: n }));
	fc.assert(
		fc.property(one, one, one, (a, b, c) => {
			const axis = axisOf([a, b, c]);
			const places = [a, b, c].toSorted((x, y) => Temporal.PlainDate.compare(x, y)).map((each) => placeOn(axis, each));
			expect(places).toEqual(places.toSorted((x, y) => x - y));
			expect(places.every((at) => at >= 0 && at <= 100)).toBe(true);
		})
	);
});
