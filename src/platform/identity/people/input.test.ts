import { describe, expect, it } from 'vitest';
import { fieldErrors } from '../../i18n/refusals/index.ts';
import { personInput, postInput } from './input.ts';

const unitId = '0190c8d4-0000-7000-8000-000000000001';
const post = { unitId, role: 'operator', titleKk: 'Оператор', titleRu: '', titleEn: '', validFrom: '2026-01-01', validTo: '' };

function errorsOf(schema: typeof personInput | typeof postInput, input: unknown): string[] {
	return Object.keys(fieldErrors('en', schema.safeParse(input).error?.issues ?? []));
}

describe('postInput', () => {
	it('repeats the title where it is missing, and reads days', () => {
		const parsed = postInput.parse({ ...post, validTo: '2026-12-31' });
		expect(parsed.title).toEqual({ kk: 'Оператор', ru: 'Оператор', en: 'Оператор' });
		expect(parsed.validTo?.toString()).toBe('2026-12-31');
		expect(postInput.parse(post).validTo).toBeUndefined();
	});

	it.each([
		[{ unitId: '' }, ['unitId']],
		[{ role: 'king' }, ['role']],
		[{ titleKk: ' ' }, ['titleKk']],
		[{ validFrom: '2026-02-30' }, ['validFrom']],
		[{ validFrom: 'yesterday' }, ['validFrom']],
		[{ validTo: '2025-12-31' }, ['validTo']]
	])('refuses %j', (part, fields) => {
		expect(errorsOf(postInput, { ...post, ...part })).toEqual(fields);
	});

	it('says everything at once', () => {
		const empty = { ...post, unitId: '', role: '', titleKk: '', validFrom: '' };
		expect(errorsOf(postInput, empty).toSorted()).toEqual(['role', 'titleKk', 'unitId', 'validFrom']);
	});

	it('takes the unit that ships with Jauap, whose id is made of its name', () => {
		expect(errorsOf(postInput, { ...post, unitId: '6e0d5d6b-5c8c-1c0e-0f0b-0d5d6b5c8c1c' })).toEqual([]);
	});

	it('takes a post of one day', () => {
		expect(errorsOf(postInput, { ...post, validTo: '2026-01-01' })).toEqual([]);
	});
});

describe('personInput', () => {
	const person = { name: ' Гүлнар Есімова ', email: 'Gulnar@Example.org', phone: '', language: 'kk' };
	it('tidies what was typed', () => {
		expect(personInput.parse(person)).toEqual({ name: 'Гүлнар Есімова', email: 'gulnar@example.org', phone: undefined, language: 'kk' });
	});

	it.each([
		[{ name: '' }, ['name']],
		[{ email: 'gulnar@' }, ['email']],
		[{ phone: 'call me' }, ['phone']],
		[{ language: 'de' }, ['language']]
	])('refuses %j', (part, fields) => {
		expect(errorsOf(personInput, { ...person, ...part })).toEqual(fields);
	});
});
