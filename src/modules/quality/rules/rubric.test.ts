import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ANSWERS, resultOf, type RubricAnswer } from './rubric.ts';

const judged = (answers: readonly (RubricAnswer | `${RubricAnswer}!`)[]) =>
	answers.map((one) => ({ answer: one.replace('!', '') as RubricAnswer, decisive: one.endsWith('!') }));

it.each([
	[['yes!', 'yes', 'na'], { result: 'sound', share: 100 }],
	[['yes!', 'partly', 'yes'], { result: 'weak', share: 83 }],
	[['yes!', 'no', 'yes', 'yes'], { result: 'weak', share: 75 }],
	[['no!', 'yes', 'yes', 'yes'], { result: 'failed', share: 75 }],
	[['partly!', 'na'], { result: 'weak', share: 50 }],
	[['na!', 'na'], undefined]
] as const)('of %j says %j', (answers, result) => {
	expect(resultOf(judged(answers))).toEqual(result);
});

it('a worse answer never makes the result better, and what does not apply changes nothing', () => {
	const rank = { sound: 0, weak: 1, failed: 2 } as const;
	const one = fc.record({ answer: fc.constantFrom(...ANSWERS), decisive: fc.boolean() });
	fc.assert(
		fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), fc.boolean(), (answers, decisive) => {
			const before = resultOf([...answers, { answer: 'yes', decisive }]);
			const after = resultOf([...answers, { answer: 'no', decisive }]);
			if (before === undefined || after === undefined) throw new Error('something applies');
			expect(rank[after.result]).toBeGreaterThanOrEqual(rank[before.result]);
			expect(after.share).toBeLessThanOrEqual(before.share);
			expect(resultOf([...answers, { answer: 'yes', decisive }, { answer: 'na', decisive: true }])).toEqual(before);
		})
	);
});
