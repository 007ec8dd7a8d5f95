import { expect, it } from 'vitest';
import { appealText, fitted, keptAs, MAX_TEXT, type Letter } from './rules.ts';

const letter = (changes: Partial<Letter> & { subject?: string } = {}): Letter => ({
	head: { automatic: undefined, subject: changes.subject ?? '' },
	text: '',
	files: [],
	...changes
});

it('becomes no appeal when a machine wrote it, when it could not be read, when nothing is in it', () => {
	expect(keptAs(letter({ head: { automatic: 'list', subject: 'x' }, unread: 'too_big' }))).toBe('automatic');
	expect(keptAs(letter({ unread: 'too_big', text: 'x' }))).toBe('too_big');
	expect(keptAs(letter({ text: ' \n' }))).toBe('empty');
	for (const enough of [letter({ text: 'x' }), letter({ subject: 'x' }), letter({ files: [{ name: 'a.pdf' }] })])
		expect(keptAs(enough)).toBeUndefined();
});

it('has the subject above its text, without what answering put before it', () => {
	expect(appealText(letter({ subject: 'Re: FW: Жарық', text: 'Жоқ' }))).toBe('Жарық\n\nЖоқ');
	expect(appealText(letter({ subject: 'Жарық', text: 'Жарық жоқ' }))).toBe('Жарық жоқ');
	expect(appealText(letter({ files: [{ name: 'a.pdf' }, { name: 'b.jpg' }] }))).toBe('a.pdf\nb.jpg');
});

it('that is too long is cut for the page and kept whole', () => {
	expect(fitted('x')).toEqual({ text: 'x', whole: undefined });
	const long = 'ж'.repeat(MAX_TEXT + 1);
	expect(fitted(long).text).toHaveLength(MAX_TEXT);
	expect(fitted(long).whole).toBe(long);
});
