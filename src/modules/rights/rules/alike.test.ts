import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alikeKey, lowestAbove, reached, type AlikeCase } from './alike.ts';

const START = Temporal.PlainDate.from('2026-01-01');
const one = (appealId: string, person: string, after: number): AlikeCase => ({ appealId, person, day: START.add({ days: after }) });
const cases = fc
	.array(fc.record({ person: fc.constantFrom('a', 'b', 'c', 'd', 'e'), after: fc.nat(60) }), { maxLength: 14 })
	.map((list) => list.map(({ person, after }, at) => one(String(at), person, after)));

it('is reached by the n-th person within the term, on its last day still and a day later no more', () => {
	const two = [one('1', 'a', 0), one('2', 'b', 10)];
	expect(reached(two, { n: 3, days: 30 })).toBeUndefined();
	expect(reached([...two, one('3', 'c', 29)], { n: 3, days: 30 })).toHaveLength(3);
	expect(reached([...two, one('3', 'c', 30)], { n: 3, days: 30 })).toBeUndefined();
});

it('counts a person once, whatever they wrote, and takes all of it in', () => {
	const same = [one('1', 'a', 0), one('2', 'a', 1), one('3', 'a', 2)];
	expect(reached(same, { n: 2, days: 30 })).toBeUndefined();
	expect(reached([...same, one('4', 'b', 3)], { n: 2, days: 30 })).toHaveLength(4);
});

it('counts each who joined a collective appeal, but one letter is not alike to itself', () => {
	const letter = [one('1', 'a', 0), one('1', 'b', 0), one('1', 'c', 0)];
	expect(reached(letter, { n: 3, days: 30 })).toBeUndefined();
	expect(reached([...letter, one('2', 'd', 3)], { n: 4, days: 30 })).toHaveLength(4);
});

it('agrees with looking at every term of days, in whatever order the cases come', () => {
	fc.assert(
		fc.property(cases, fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 40 }), (list, n, days) => {
			const terms = Array.from({ length: 61 }, (_, from) =>
				list.filter(({ day }) => {
					const at = START.until(day).days;
					return at >= from && at < from + days;
				})
			);
			const expected = terms.some((inside) => new Set(inside.map(({ person }) => person)).size >= n);
			const got = reached(list, { n, days });
			expect(got !== undefined).toBe(expected);
			expect(reached(list.toReversed(), { n, days }) !== undefined).toBe(expected);
			if (got === undefined) return;
			expect(new Set(got.map(({ person }) => person)).size).toBeGreaterThanOrEqual(n);
			const days_ = got.map(({ day }) => START.until(day).days);
			expect(Math.max(...days_) - Math.min(...days_)).toBeLessThan(days);
		})
	);
});

it('belongs to the lowest unit above all', () => {
	expect(lowestAbove(['nat.ala.a', 'nat.ala.b'])).toBe('nat.ala');
	expect(lowestAbove(['nat.ala.a', 'nat.ala.a'])).toBe('nat.ala.a');
	expect(lowestAbove(['nat.ala', 'nat.ala.b'])).toBe('nat.ala');
	expect(lowestAbove(['nat.ala.a', 'nat.ast.a'])).toBe('nat');
	// A beginning of a word is no unit.
	expect(lowestAbove(['nat.alatau', 'nat.ala'])).toBe('nat');
});

it('has something in common only where both say it', () => {
	const facts = { profession: 'teacher', employerId: 'e', violatedRight: 'leave', districtId: null, regionId: 'r' };
	expect(alikeKey('employer', facts)).toBe('employer:e:leave');
	expect(alikeKey('district', facts)).toBeUndefined();
	expect(alikeKey('region', facts)).toBe('region:teacher:leave:r');
	expect(alikeKey('employer', { ...facts, violatedRight: 'other' })).toBeUndefined();
	expect(alikeKey('region', { ...facts, profession: 'other' })).toBeUndefined();
});
