import { expect, it } from 'vitest';
import { diff } from '#platform/diff.ts';
import { groundOf, openIds, toReading, toSides, type Reading } from './papers.ts';

const item = (id: string, changes: Partial<{ parentId: string; closedGround: string; withdrawnAt: string }> = {}) => ({
	id,
	parentId: null,
	closedGround: null,
	withdrawnAt: null,
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

it('marks words without the white space behind them, with one gap to what follows, also on each side', () => {
	const shown = (list: readonly Reading[]) =>
		list.map(({ kind, text, gap }) => `${{ same: '', added: '+', removed: '-' }[kind]}${text}${gap}`);
	const pieces = diff('Он шам қойылады бүгін', 'Он екі фонарь қойылады ертең');
	expect(shown(toReading(pieces))).toEqual(['Он ', '-шам ', '+екі фонарь ', 'қойылады ', '-бүгін ', '+ертең']);
	expect(shown(toSides(pieces).before)).toEqual(['Он ', '-шам ', 'қойылады ', '-бүгін']);
	expect(shown(toSides(pieces).after)).toEqual(['Он ', '+екі фонарь ', 'қойылады ', '+ертең']);
});
