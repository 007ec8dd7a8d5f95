import { expect, it } from 'vitest';
import { termsOn, type RetentionRule } from './retention.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const rule = (id: string, kind: string | null, months: number, from: string, to: string | null = null): RetentionRule => ({
	id,
	kind,
	what: 'person',
	months,
	validFrom: day(from),
	validTo: to === null ? null : day(to)
});

it('takes the kind’s own rule before the one for all, the later of two, and none that does not hold on the day', () => {
	const rules = [
		rule('all', null, 36, '2020-01-01'),
		rule('old', 'complaint', 60, '2020-01-01', '2025-12-31'),
		rule('own', 'complaint', 12, '2026-01-01'),
		rule('next', 'complaint', 1, '2027-01-01')
	];
	const on = (text: string) =>
		termsOn(rules, ['complaint', 'proposal'], ['person', 'words'], day(text)).map((term) => [term.kind, term.ruleId]);
	expect(on('2025-06-01')).toEqual([
		['complaint', 'old'],
		['proposal', 'all']
	]);
	expect(on('2026-01-01')).toEqual([
		['complaint', 'own'],
		['proposal', 'all']
	]);
	expect(on('2027-01-01')).toEqual([
		['complaint', 'next'],
		['proposal', 'all']
	]);
	expect(on('2019-01-01')).toEqual([]);
});

it('is over when the whole term has passed, also at the end of a month', () => {
	const before = (today: string, months: number) =>
		termsOn([rule('all', null, months, '2000-01-01')], ['complaint'], ['person'], day(today))[0]?.closedBefore.toString();
	// Closed on 15 January, kept one month: gone on 15 February.
	expect(before('2026-02-15', 1)).toBe('2026-01-16');
	expect(before('2026-03-31', 1)).toBe('2026-03-01');
	expect(before('2028-02-29', 12)).toBe('2027-03-01');
});
