import { expect, it } from 'vitest';
import { levelOf } from './shapes.ts';

it('shades a tile by the quarter of the largest count', () => {
	expect([0, 1, 25, 26, 50, 75, 76, 100].map((n) => levelOf(n, 100))).toEqual([0, 1, 1, 2, 2, 3, 4, 4]);
	expect(levelOf(0, 0)).toBe(0);
	expect(levelOf(-3, 10)).toBe(0);
});
