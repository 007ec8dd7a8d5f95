import fc from 'fast-check';
import { expect, it } from 'vitest';
import { promiseIn } from './link.ts';

it('finds the promise in whatever address of its page, and none where there is none', () => {
	fc.assert(
		fc.property(fc.uuid(), fc.constantFrom('kk', 'ru', 'en'), fc.constantFrom('', '#evidence', '?done=x'), (id, lang, rest) => {
			expect(promiseIn(` https://example.org/${lang}/promises/${id.toUpperCase()}${rest} `)).toBe(id);
			expect(promiseIn(id)).toBe(id);
			expect(promiseIn(id.slice(1))).toBeUndefined();
		})
	);
	expect(promiseIn('https://example.org/kk/promises')).toBeUndefined();
});
