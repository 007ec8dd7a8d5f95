import { expect, it } from 'vitest';
import { groundOf, openIds } from './papers.ts';

const item = (id: string, changes: Partial<{ parentId: string; closedGround: string; withdrawnAt: string }> = {}) => ({
	...{ id, parentId: null, closedGround: null, withdrawnAt: null },
	...changes
});
const items = [item('a'), item('b', { closedGround: 'Жеке дерек' }), item('b1', { parentId: 'b' }), item('c', { withdrawnAt: 'кеше' })];

it('closes what is a part of a closed item, and everything of a closed sitting', () => {
	expect(items.map((one) => groundOf({ closedGround: null }, items, one))).toEqual([null, 'Жеке дерек', 'Жеке дерек', null]);
	expect(items.map((one) => groundOf({ closedGround: 'Құпия' }, items, one))).toEqual(['Құпия', 'Құпия', 'Құпия', 'Құпия']);
});

it('opens the rest; what was withdrawn is read and not spoken of', () => {
	expect([...openIds({ closedGround: null }, items)]).toEqual(['a', 'c']);
	expect([...openIds({ closedGround: null }, items, true)]).toEqual(['a']);
	expect(openIds({ closedGround: 'Құпия' }, items).size).toBe(0);
});
