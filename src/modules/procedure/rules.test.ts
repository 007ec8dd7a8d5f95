import { describe, expect, it } from 'vitest';
import { makeCalendar } from '#platform/calendar/rules.ts';
import {
	complaintActs,
	correctionFault,
	hearingFault,
	hearingMissing,
	offeredDay,
	protocolFault,
	reviewFault,
	type HeardOf
} from './rules.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const text = { kk: 'Наурыз', ru: 'Наурыз', en: 'Nauryz' };
// 23 to 25 March 2026 are off.
const calendar = makeCalendar(
	1,
	['2026-03-23', '2026-03-24', '2026-03-25'].map((iso) => ({ day: iso, kind: 'off' as const, name: text, source: text }))
);
const given = { today: day('2026-03-19'), dueOn: day('2026-04-10') };

describe('the last day to put an appeal right', () => {
	it.each([
		['2026-03-19', 'procedure.past'],
		['2026-03-20', undefined],
		['2026-03-21', 'day_off'],
		['2026-03-24', 'day_off'],
		['2026-03-26', undefined],
		['2026-04-10', undefined],
		['2026-04-13', 'procedure.beyond_term']
	])('%s: %s', (iso, expected) => {
		expect(correctionFault(calendar, day(iso), given)).toBe(expected);
	});

	it('is offered as usual, but before the general term ends', () => {
		expect(offeredDay(calendar, day('2026-03-31'), given).toString()).toBe('2026-03-31');
		expect(offeredDay(calendar, day('2026-03-31'), { ...given, dueOn: day('2026-03-27') }).toString()).toBe('2026-03-26');
		expect(offeredDay(calendar, day('2026-03-31'), { ...given, dueOn: day('2026-03-20') }).toString()).toBe('2026-03-20');
	});
});

describe('a hearing', () => {
	it('comes no earlier than the notice allows, and on a working day', () => {
		const earliest = day('2026-03-26');
		expect(['2026-03-20', '2026-03-26', '2026-03-28', '2026-03-30'].map((iso) => hearingFault(calendar, day(iso), earliest))).toEqual([
			'procedure.hearing_early',
			undefined,
			'day_off',
			undefined
		]);
	});

	const one = (state: HeardOf['state'], outcome: HeardOf['outcome'] = 'refused', answered = true): HeardOf => ({
		state,
		outcome,
		answered
	});
	it.each([
		['refused', [], 'procedure.hearing_due'],
		['refused', [one('cancelled')], 'procedure.hearing_due'],
		['refused', [one('called')], 'procedure.hearing_open'],
		['refused', [one('held', 'refused', false)], 'procedure.hearing_open'],
		['refused', [one('held', 'partly_satisfied')], 'procedure.hearing_milder'],
		['partly_satisfied', [one('held', 'refused')], undefined],
		['refused', [one('held'), one('cancelled')], undefined],
		['refused', [one('waived', null)], undefined]
	] as const)('before %s, having %j, misses %s', (outcome, heard, missing) => {
		expect(hearingMissing(outcome, heard)).toBe(missing);
	});

	it('has a protocol of its day, in order, of what has been', () => {
		const instant = (time: string) => Temporal.Instant.from(`2026-03-30T${time}:00+05:00`);
		const of = (from: string, to: string) =>
			protocolFault(instant(from), instant(to), { at: instant('15:00'), now: instant('16:00'), dayOf: () => day('2026-03-30') });
		expect([of('15:00', '15:30'), of('15:30', '15:00'), of('15:00', '16:30')]).toEqual([
			undefined,
			'procedure.held_order',
			'procedure.held_future'
		]);
	});
});

describe('a complaint', () => {
	it.each([
		['filed', ['pass', 'satisfy', 'withdraw']],
		['passed', ['restore', 'decide', 'withdraw']],
		['satisfied', []],
		['upheld', []],
		['cancelled', []],
		['changed', []],
		['left', []],
		['withdrawn', []]
	] as const)('from %s exactly these acts are possible', (state, acts) => {
		expect(complaintActs(state)).toEqual(acts);
	});

	it('that is late is judged only with its term restored, and left only without', () => {
		const of = (outcome: 'left' | 'changed', late: boolean, restored: boolean) => reviewFault(outcome, { late, restored });
		expect([of('left', true, false), of('changed', true, true), of('changed', false, false)]).toEqual([undefined, undefined, undefined]);
		expect([of('left', false, false), of('left', true, true)]).toEqual(['procedure.not_late', 'procedure.not_late']);
		expect(of('changed', true, false)).toBe('procedure.not_restored');
	});
});
