import { expect, it } from 'vitest';
import { viewQuery } from './rules.ts';

it('keeps a filter without what moves, in one order, so that the same filter is the same text', () => {
	const query = (text: string) => viewQuery(new URLSearchParams(text));
	expect(query('open=1&cursor=2026_x&placeQuery=Алматы&q=')).toBe('open=1');
	expect(query('theme=a&open=1')).toBe(query('open=1&state=&theme=a'));
	expect(query('')).toBe('');
});
