import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGS } from '../lang.ts';
import { fieldErrors, refusalText } from './index.ts';
import { kk } from './kk.ts';

describe('refusalText', () => {
	it('has words for every platform code in every language', () => {
		for (const lang of LANGS) {
			for (const code of Object.keys(kk)) {
				const text = refusalText(lang, code, { seconds: 3, min: 2, max: 5, prefixes: '+77' });
				expect(text).not.toMatch(/[{}]/);
				if (code !== 'invalid') expect(text).not.toBe(refusalText(lang, 'invalid'));
			}
		}
	});

	it('says a long wait in minutes or hours, never less than it is', () => {
		expect(refusalText('en', 'throttled', { seconds: 120 })).toContain('120 seconds');
		expect(refusalText('ru', 'throttled', { seconds: 121 })).toContain('3 минуты');
		expect(refusalText('kk', 'throttled', { seconds: 86_399 })).toContain('24 сағаттан');
	});

	it('declines the number of seconds', () => {
		expect(refusalText('ru', 'throttled', { seconds: 21 })).toContain('21 секунду');
		expect(refusalText('ru', 'throttled', { seconds: 3 })).toContain('3 секунды');
	});

	it('takes the words of a room by whole code or by its own word, and fills in values', () => {
		const room = { 'appeal.late': 'Late by {days}.', early: 'Too early.' };
		expect(refusalText('en', 'appeal.late', { days: 2 }, room)).toBe('Late by 2.');
		expect(refusalText('en', 'appeal.early', {}, room)).toBe('Too early.');
	});

	it('never shows a code, nor what an object inherits', () => {
		expect(refusalText('en', 'appeal.no_such_word')).toBe(refusalText('en', 'invalid'));
		expect(refusalText('en', 'toString', {}, {})).toBe(refusalText('en', 'invalid'));
	});
});

describe('fieldErrors', () => {
	const schema = z.object({
		name: z.string().min(1).max(5),
		note: z.string().min(3),
		email: z.email(),
		age: z.number().max(120),
		kind: z.enum(['a', 'b']),
		phone: z.string().regex(/^\+/, 'phone'),
		inner: z.object({ x: z.string() })
	});

	it('says what is wrong with each field', () => {
		const input = { name: '', note: 'a', email: 'x', age: 200, kind: 'c', phone: '8', inner: {} };
		const result = schema.safeParse(input);
		expect(fieldErrors('en', result.error?.issues ?? [])).toEqual({
			name: 'Fill in this field.',
			note: 'Use at least 3 characters.',
			email: 'Write the whole mail address, such as aigul@example.kz.',
			age: 'It must be 120 or less.',
			kind: 'Choose one from the list.',
			phone: 'Write the whole phone number, such as +7 701 123 45 67.',
			'inner.x': 'Fill in this field.'
		});
		expect(fieldErrors('en', schema.safeParse({ ...input, name: 'abcdefg' }).error?.issues ?? []).name).toBe('Use at most 5 characters.');
	});
});
