import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareName, isBin, standingOf } from './rules.ts';

/** The number of these eleven digits with its check digit; undefined for the few that have none. */
function complete(eleven: string): string | undefined {
	return Array.from({ length: 10 }, (_, digit) => `${eleven}${String(digit)}`).find((number) => isBin(number));
}

describe('a BIN', () => {
	it('is one of an organisation with a right check digit', () => {
		for (const bin of ['180340021791', '180340021783']) expect([bin, isBin(bin)]).toEqual([bin, bin === complete(bin.slice(0, 11))]);
		expect(isBin('12345678901')).toBe(false);
		expect(isBin('18034002179x')).toBe(false);
	});

	it('is no IIN: there the fifth digit begins a day of birth', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\d{4}[0-37-9]\d{7}$/), (typed) => {
				expect(isBin(typed)).toBe(false);
			})
		);
	});

	it('shows any one digit that was mistyped', () => {
		fc.assert(
			fc.property(
				fc.stringMatching(/^\d{4}[456]\d{6}$/),
				fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11),
				fc.integer({ min: 1, max: 9 }),
				(eleven, at, by) => {
					const bin = complete(eleven);
					if (bin === undefined) return;
					const wrong = [...bin].map((digit, i) => (i === at ? String((Number(digit) + by) % 10) : digit)).join('');
					// The eleventh digit weighs 11, so the first row does not see it; the second row, used once in eleven, sees less.
					const first = (n: string) => Array.from(n.slice(0, 11)).reduce((sum, digit, i) => sum + Number(digit) * (i + 1), 0) % 11;
					if (first(bin) < 10 && first(wrong) < 10) expect(isBin(wrong)).toBe(false);
				}
			)
		);
	});
});

it('compares names without legal form, quotes and case', () => {
	const names = ['ТОО «Қайнар Құрылыс»', 'Қайнар құрылыс ЖШС', '"ҚАЙНАР  ҚҰРЫЛЫС", ТОО', 'қайнар құрылыс'];
	expect(new Set(names.map(bareName))).toEqual(new Set(['қайнар құрылыс']));
	// Letters of a form inside a word are the word's own.
	expect(bareName('Тоогүл')).toBe('тоогүл');
	expect(bareName('ТОО')).toBe('');
});

it('stands as its outcome says, else as the appeal', () => {
	expect(standingOf(null, false)).toBe('in_work');
	expect(standingOf(null, true)).toBe('unsaid');
	expect(standingOf('partly', false)).toBe('partly');
});
