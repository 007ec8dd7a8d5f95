import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mandateFault, mostAtOnce, standingOn, termOn, vacant } from './rules.ts';

const day = (n: number) => Temporal.PlainDate.from('2024-01-01').add({ days: n });
const span = (from: number, to: number) => ({ validFrom: day(from), validTo: day(to) });
const spans = fc.tuple(fc.nat(400), fc.nat(400)).map(([a, b]) => span(Math.min(a, b), Math.max(a, b)));

describe('a mandate', () => {
	it('holds from its first day through its last', () => {
		expect([-1, 0, 5, 6].map((n) => standingOn(span(0, 5), day(n)))).toEqual(['ahead', 'held', 'held', 'ended']);
	});

	it('is given only within its term, and while a seat is free on every day of it', () => {
		const term = { ...span(0, 100), seats: 2 };
		expect(mandateFault(term, [], span(0, 101))).toBe('outside_term');
		expect(mandateFault(term, [span(0, 50), span(40, 60)], span(51, 100))).toBeUndefined();
		expect(mandateFault(term, [span(0, 50), span(40, 60)], span(30, 100))).toBe('no_seat');
	});

	it('never makes more members than seats, whatever is given in whatever order', () => {
		fc.assert(
			fc.property(fc.array(spans, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (asked, seats) => {
				const term = { ...span(0, 400), seats };
				const given: (typeof asked)[number][] = [];
				for (const one of asked) if (mandateFault(term, given, one) === undefined) given.push(one);
				for (let n = 0; n <= 400; n++) {
					const held = given.filter((one) => standingOn(one, day(n)) === 'held').length;
					expect(held).toBeLessThanOrEqual(seats);
					expect(vacant(seats, given, day(n))).toBe(seats - held);
				}
			}),
			{ numRuns: 30 }
		);
	});

	it('counts the most at once as a loop over days does', () => {
		fc.assert(
			fc.property(fc.array(spans, { maxLength: 8 }), spans, (list, asked) => {
				let most = 0;
				for (let one = asked.validFrom; Temporal.PlainDate.compare(one, asked.validTo) <= 0; one = one.add({ days: 1 }))
					most = Math.max(most, list.filter((other) => standingOn(other, one) === 'held').length);
				expect(mostAtOnce(list, asked)).toBe(most);
			}),
			{ numRuns: 30 }
		);
	});
});

it('of several terms the one is shown that holds, else the last that was, else the first to come', () => {
	const [first, second] = [span(0, 10), span(20, 30)];
	expect([5, 15, 25, 40, -5].map((n) => termOn([second, first], day(n)))).toEqual([first, first, second, second, first]);
	expect(termOn([], day(0))).toBeUndefined();
});
