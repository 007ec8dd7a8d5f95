import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diff } from './diff.ts';

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
