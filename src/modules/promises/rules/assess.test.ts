import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apart, MARKS, replyState, spreadOf, type Marks } from './assess.ts';

const CRITERIA = ['whole', 'quality', 'time', 'use', 'open'];
const mark = fc.constantFrom(...MARKS);
const marks: fc.Arbitrary<Marks> = fc.record({ whole: mark, quality: mark, time: mark, use: mark, open: mark });

it('counts each voice once on each criterion, whatever the others said', () => {
	fc.assert(
		fc.property(fc.array(marks), marks, (voices, one) => {
			for (const criterion of CRITERIA) {
				const [before, after] = [spreadOf(voices, criterion), spreadOf([...voices, one], criterion)];
				expect(before.reduce((sum, n) => sum + n, 0)).toBe(voices.length);
				expect(after.map((n, i) => n - (before[i] ?? 0))).toEqual(MARKS.map((m) => (m === one[criterion] ? 1 : 0)));
			}
		})
	);
});

it('shows where those who assessed are apart, and never where one stands alone', () => {
	fc.assert(
		fc.property(marks, marks, (a, b) => {
			expect(apart([a])).toEqual([]);
			expect(apart([a, b])).toEqual(CRITERIA.filter((criterion) => Math.abs((a[criterion] ?? 0) - (b[criterion] ?? 0)) >= 2));
			// What only one was asked about sets nobody apart.
			expect(apart([{ ...a, other: 1 }, b])).toEqual(apart([a, b]));
			expect(apart([b, a])).toEqual(apart([a, b]));
		})
	);
});

it('lets the office reply until its day, the last one included', () => {
	const day = Temporal.PlainDate.from('2026-11-27');
	const at = (given: boolean, shift: number) => replyState({ replyBy: day, given }, day.add({ days: shift }));
	expect([at(false, -1), at(false, 0), at(false, 1), at(true, 1)]).toEqual(['open', 'open', 'lapsed', 'given']);
});
