import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diff, diffParagraphs } from './diff.ts';

const shown = (before: string, after: string) =>
	diff(before, after).map(({ kind, text }) => `${{ same: '=', added: '+', removed: '-' }[kind]}${text}`);

it('says what stayed, what came and what went, by words', () => {
	expect(shown('Шам ауыстырылды.', 'Он төрт шам ауыстырылды.')).toEqual(['-Шам ', '+Он төрт шам ', '=ауыстырылды.']);
	expect(shown('', 'Жаңа')).toEqual(['+Жаңа']);
	expect(shown('Бәрі бұрынғыдай', 'Бәрі бұрынғыдай')).toEqual(['=Бәрі бұрынғыдай']);
});

it('gives both texts back whole, whatever they are', () => {
	const word = fc.constantFrom('шам', 'жарық', 'көше', 'жоқ', ' ', '\n', 'үй ');
	fc.assert(
		fc.property(fc.array(word, { maxLength: 40 }), fc.array(word, { maxLength: 40 }), (a, b) => {
			const [before, after] = [a.join(' '), b.join(' ')];
			const pieces = diff(before, after);
			const plain = (text: string) => text.replace(/\s+/g, '');
			const side = (kind: 'added' | 'removed') => pieces.filter((p) => p.kind === 'same' || p.kind === kind).map((p) => p.text);
			expect(side('added').join('')).toBe(after);
			expect(plain(side('removed').join(''))).toBe(plain(before));
		})
	);
});

it('compares very long texts by paragraphs', () => {
	const long = Array.from({ length: 300 }, (_, i) => `${'сөз '.repeat(30)}${String(i)}\n`);
	const pieces = diff(long.join(''), long.with(7, 'басқа\n').join(''));
	expect(pieces.map((piece) => piece.kind)).toEqual(['same', 'removed', 'added', 'same']);
});

it('sets paragraphs beside each other: a reworded one by its words, with its number in the next text', () => {
	const changes = diffParagraphs(['Кіріспе', 'Он шам қойылады', 'Ескі', 'Соңы'], ['Кіріспе', 'Он екі шам қойылады', 'Соңы', 'Қосымша']);
	expect(changes.map(({ kind, number }) => [kind, number])).toEqual([
		['same', 1],
		['changed', 2],
		['removed', null],
		['same', 3],
		['added', 4]
	]);
	expect(changes[1]?.pieces).toEqual([
		{ kind: 'same', text: 'Он ' },
		{ kind: 'added', text: 'екі ' },
		{ kind: 'same', text: 'шам қойылады' }
	]);
});

it('loses no paragraph of either text', () => {
	const list = fc.array(fc.constantFrom('а', 'ә', 'б б', 'в', 'г г г'), { maxLength: 12 });
	fc.assert(
		fc.property(list, list, (before, after) => {
			const changes = diffParagraphs(before, after);
			expect(changes.flatMap(({ number }) => number ?? [])).toEqual(after.map((_, i) => i + 1));
			expect(changes.filter(({ kind }) => kind !== 'added')).toHaveLength(before.length);
		})
	);
});
