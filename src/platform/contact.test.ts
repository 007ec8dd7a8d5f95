import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFixedLine, isIin, maskEmail, maskPhone, normalizeEmail, normalizePhone, showPhone } from './contact.ts';

describe('contacts', () => {
	it.each([
		['8 (701) 123-45-67', '+77011234567'],
		['+7 701 123 45 67', '+77011234567'],
		['7011234567', '+77011234567'],
		['+49 30 901820', '+4930901820'],
		['12345', undefined],
		['телефон жоқ', undefined]
	])('phone %s', (typed, kept) => {
		expect(normalizePhone(typed)).toBe(kept);
	});

	it.each([
		[' Aigul@Example.KZ ', 'aigul@example.kz'],
		['a@b', undefined],
		['a b@example.kz', undefined],
		['a@example.kz\nBcc: x@y.kz', undefined]
	])('mail %j', (typed, kept) => {
		expect(normalizeEmail(typed)).toBe(kept);
	});

	it('an IIN has a check digit', () => {
		expect(['990101300006', '990101300007', '99010130000', 'abcdefghijkl'].map(isIin).filter(Boolean).length).toBeLessThanOrEqual(1);
		// Of all twelfth digits exactly one is right, or none where both rows of weights give 10.
		fc.assert(
			fc.property(fc.stringMatching(/^\d{11}$/), (start) => {
				expect([...'0123456789'].filter((d) => isIin(start + d)).length).toBeLessThanOrEqual(1);
			})
		);
	});

	it('is masked where the whole is not needed', () => {
		expect([showPhone('+77011234567'), showPhone('+4930901820')]).toEqual(['+7 701 123 45 67', '+4930901820']);
		expect(maskPhone('+77011234567')).toBe('+7 701 ••• •• 67');
		expect(maskEmail('aigul@example.kz')).toBe('a••••@example.kz');
	});

	it('of a place is told from a telephone that reads texts', () => {
		const numbers = ['+77172745555', '+77273200000', '+77011234567', '+77471234567', '+4930901820'];
		expect(numbers.filter(isFixedLine)).toEqual(['+77172745555', '+77273200000']);
	});
});
