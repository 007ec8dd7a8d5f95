import { expect, it } from 'vitest';
import { markPhrases, measureSigns } from './review.ts';

it('says of each sign how many of those looked at were formal', () => {
	expect(
		measureSigns([
			{ sign: 'copy', verdict: 'formal', count: 15 },
			{ sign: 'copy', verdict: 'fine', count: 4 },
			{ sign: 'copy', verdict: 'unclear', count: 1 },
			{ sign: 'empty', verdict: 'fine', count: 2 }
		])
	).toEqual([
		{ sign: 'copy', looked: 20, formal: 15 },
		{ sign: 'empty', looked: 2, formal: 0 }
	]);
	expect(measureSigns([])).toEqual([]);
});

it('marks the phrases where they stand, whatever their letters’ case, and loses nothing of the text', () => {
	const text = 'Өтінішіңіз қаралды. Шара (тиісті) қабылдануда.';
	const spans = markPhrases(text, ['өтінішіңіз қаралды', '(тиісті)', '']);
	expect(spans.filter((span) => span.marked).map((span) => span.text)).toEqual(['Өтінішіңіз қаралды', '(тиісті)']);
	expect(spans.map((span) => span.text).join('')).toBe(text);
	expect(markPhrases(text, [])).toEqual([{ text, marked: false }]);
});
