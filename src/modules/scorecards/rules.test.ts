import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jointZ, quantile, wilson, Z95, type Share } from './rules/interval.ts';
import { asGood, cellOf, isBelow, placesOf, standingsOf, totalOf, weighedAnew, type Weighed } from './rules.ts';

const rounded = ({ low, high }: { low: number; high: number }) => [low.toFixed(4), high.toFixed(4)];

describe("Wilson's interval", () => {
	// Newcombe 1998, Statistics in Medicine 17, table I, method 3.
	it.each([
		[81, 263, '0.2553', '0.3662'],
		[15, 148, '0.0624', '0.1605'],
		[0, 20, '0.0000', '0.1611'],
		[1, 29, '0.0061', '0.1718']
	])('of %i in %i is as published', (n, of, low, high) => {
		expect(rounded(wilson({ n, of }))).toEqual([low, high]);
	});

	const share = fc.integer({ min: 1, max: 5_000 }).chain((of) => fc.record({ n: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));

	it('holds the share, lies within 0 and 1, mirrors, and narrows with more cases', () => {
		fc.assert(
			fc.property(share, ({ n, of }) => {
				const { share: p, low, high } = wilson({ n, of });
				const other = wilson({ n: of - n, of });
				const more = wilson({ n: n * 4, of: of * 4 });
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				expect(p).toBeGreaterThanOrEqual(low);
				expect(p).toBeLessThanOrEqual(high);
				expect(1 - other.high).toBeCloseTo(low, 12);
				expect(more.high - more.low).toBeLessThan(high - low);
			})
		);
	});
});

describe('the normal quantile', () => {
	it.each([
		[0.975, 1.95996398],
		[0.995, 2.5758293],
		[0.5, 0],
		[0.001, -3.09023231],
		[0.00001, -4.26489079]
	])('of %f is %f', (p, z) => expect(quantile(p)).toBeCloseTo(z, 6));

	it('for several intervals at once is wider with each', () => {
		expect(jointZ(1)).toBeCloseTo(Z95, 6);
		expect(jointZ(20)).toBeCloseTo(3.0233, 3);
		expect(jointZ(220)).toBeGreaterThan(jointZ(20));
	});
});

const METHOD: Weighed[] = [
	{ code: 'time', weight: 30, better: 'more', minVolume: 10 },
	{ code: 'solved', weight: 50, better: 'more', minVolume: 10 },
	{ code: 'returned', weight: 20, better: 'less', minVolume: 10 }
];
const counts = (given: Record<string, [number, number]>) =>
	new Map(Object.entries(given).map(([code, [n, of]]): [string, Share] => [code, { n, of }]));

describe('a total', () => {
	it('is the weighted mean, with less as better turned over', () => {
		const total = totalOf(METHOD, counts({ time: [80, 100], solved: [50, 100], returned: [10, 100] }));
		expect(total?.share).toBeCloseTo(0.3 * 0.8 + 0.5 * 0.5 + 0.2 * 0.9, 12);
		expect(total?.coverage).toBe(1);
	});

	it('takes no data and too few for neither zero nor full: the other weights are made up to a whole', () => {
		const rest = totalOf(METHOD, counts({ time: [80, 100], solved: [50, 100] }));
		expect(rest?.share).toBeCloseTo((30 * 0.8 + 50 * 0.5) / 80, 12);
		expect(rest?.coverage).toBeCloseTo(0.8, 12);
		expect(totalOf(METHOD, counts({ time: [80, 100], solved: [50, 100], returned: [9, 9] }))).toEqual(rest);
		expect(cellOf({ minVolume: 10 }, { n: 0, of: 0 })).toEqual({ state: 'none' });
		expect(cellOf({ minVolume: 10 }, { n: 3, of: 3 }).state).toBe('few');
	});

	it('is not made of less than half of the weight', () => {
		expect(totalOf(METHOD, counts({ time: [80, 100] }))).toBeUndefined();
		expect(totalOf(METHOD, counts({}))).toBeUndefined();
		expect(totalOf(weighedAnew(METHOD, new Map([['time', 100]])), counts({ time: [80, 100] }))?.share).toBeCloseTo(0.8, 12);
	});

	it('of one indicator has the interval of that indicator', () => {
		const [one] = METHOD;
		const total = totalOf(one === undefined ? [] : [one], counts({ time: [81, 263] }));
		expect(total && rounded(total)).toEqual(['0.2553', '0.3662']);
		expect(asGood(wilson({ n: 81, of: 263 }), 'less').low).toBeCloseTo(1 - wilson({ n: 81, of: 263 }).high, 12);
	});
});

describe('places', () => {
	it('are ranges: ahead is only who is ahead with the whole interval', () => {
		const places = placesOf(
			new Map([
				['a', { share: 0.9, low: 0.8, high: 0.95 }],
				['b', { share: 0.85, low: 0.75, high: 0.9 }],
				['c', { share: 0.4, low: 0.3, high: 0.5 }],
				['d', { share: 0.5, low: 0.1, high: 0.9 }]
			])
		);
		expect(Object.fromEntries(places)).toEqual({
			a: { best: 1, worst: 3 },
			b: { best: 1, worst: 3 },
			c: { best: 3, worst: 4 },
			d: { best: 1, worst: 4 }
		});
	});

	const unit = fc.integer({ min: 10, max: 3_000 }).chain((of) => fc.record({ n: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
	const ONE: Weighed[] = [{ code: 'time', weight: 1, better: 'more', minVolume: 10 }];

	it('are never given to three appeals, whatever came of them and whatever the others did', () => {
		fc.assert(
			fc.property(fc.array(unit, { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 3 }), (others, n) => {
				const units = new Map(
					[...others, { n, of: 3 }].map((share, at): [string, Map<string, Share>] => [String(at), new Map([['time', share]])])
				);
				const small = standingsOf(ONE, units).at(-1);
				expect(small).toMatchObject({ total: undefined, place: undefined });
			})
		);
	});

	it('hold each other: best and worst are places that are there, and whoever is surely ahead has the better ones', () => {
		fc.assert(
			fc.property(fc.array(unit, { minLength: 2, maxLength: 40 }), (shares) => {
				const units = new Map(shares.map((share, at): [string, Map<string, Share>] => [String(at), new Map([['time', share]])]));
				const standings = standingsOf(ONE, units);
				const z = jointZ(shares.length);
				for (const [at, { place }] of standings.entries()) {
					const mine = wilson(shares[at] as Share, z);
					const others = shares.filter((_, other) => other !== at).map((share) => wilson(share, z));
					expect(place).toEqual({
						best: 1 + others.filter(({ low }) => low > mine.high).length,
						worst: shares.length - others.filter(({ high }) => high < mine.low).length
					});
				}
			})
		);
	});

	it('are not made by chance: where all work alike, some unit stands apart in fewer than 5 of 100 periods', () => {
		// A generator of its own, so that every run draws the same.
		let state = 20_261_126;
		const random = () => {
			state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
			return state / 2_147_483_648;
		};
		const draw = (of: number, p: number) => Array.from({ length: of }, random).filter((x) => x < p).length;
		const sizes = [10, 12, 15, 20, 30, 40, 60, 80, 120, 200, 400, 800];
		let apart = 0;
		const RUNS = 300;
		for (let run = 0; run < RUNS; run++) {
			const units = new Map(sizes.map((of): [string, Map<string, Share>] => [String(of), new Map([['time', { n: draw(of, 0.7), of }]])]));
			if (standingsOf(ONE, units).some(({ place }) => place?.best !== 1 || place.worst !== sizes.length)) apart++;
		}
		expect(apart / RUNS).toBeLessThan(0.05);
	});
});

it('is below a threshold who is below with the whole interval', () => {
	expect(isBelow(wilson({ n: 10, of: 100 }), 0.3)).toBe(true);
	expect(isBelow(wilson({ n: 0, of: 3 }), 0.3)).toBe(false);
	expect(isBelow(undefined, 0.3)).toBe(false);
});
