import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar, workingDaysBetween } from '#platform/calendar/rules.ts';
import { ASSIGNMENT_STATES, dateFault, daysLeft, isOpen, lateness, next, possible, type AssignmentState, type Timing } from './rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const calendar = makeCalendar(1, []);

describe('states', () => {
	it.each<[AssignmentState, string[]]>([
		['issued', ['acknowledge', 'report', 'settle', 'ask_extension', 'decide_extension', 'move', 'reassign', 'cancel']],
		['reported', ['report', 'accept', 'return', 'settle', 'decide_extension', 'move', 'reassign', 'cancel']],
		['returned', ['report', 'settle', 'ask_extension', 'decide_extension', 'move', 'reassign', 'cancel']],
		['accepted', []],
		['cancelled', []]
	])('from %s exactly these acts are possible', (state, acts) => {
		expect(possible(state)).toEqual(acts);
	});

	it('ends where the outcome is, and nothing closed opens again', () => {
		expect(next('reported', 'accept')).toBe('accepted');
		expect(next('reported', 'return')).toBe('returned');
		expect(next('returned', 'report')).toBe('reported');
		for (const state of ASSIGNMENT_STATES) expect(isOpen(state)).toBe(possible(state).length > 0);
	});
});

describe('lateness', () => {
	const timing = (changes: Partial<Timing>): Timing => ({
		state: 'issued',
		dueOn: day('2026-11-20'), // Friday
		firstDueOn: day('2026-11-20'),
		reportedOn: null,
		closedOn: null,
		...changes
	});
	it.each<[string, Partial<Timing>, string, { late: boolean; days: number }]>([
		['open on the last day', {}, '2026-11-20', { late: false, days: 0 }],
		['open on the Saturday after', {}, '2026-11-21', { late: true, days: 1 }],
		['open on the second Monday after', {}, '2026-11-30', { late: true, days: 6 }],
		[
			'reported on the last day, looked at weeks later',
			{ state: 'reported', reportedOn: day('2026-11-20') },
			'2026-12-15',
			{ late: false, days: 0 }
		],
		[
			'reported on Monday, looked at weeks later',
			{ state: 'reported', reportedOn: day('2026-11-23') },
			'2026-12-15',
			{ late: true, days: 1 }
		],
		[
			'accepted late by a slow issuer',
			{ state: 'accepted', reportedOn: day('2026-11-19'), closedOn: day('2026-12-10') },
			'2026-12-15',
			{ late: false, days: 0 }
		],
		['settled without a report', { state: 'accepted', closedOn: day('2026-11-24') }, '2027-01-15', { late: true, days: 2 }],
		['returned after a report in time', { state: 'returned', reportedOn: day('2026-11-19') }, '2026-11-23', { late: true, days: 1 }],
		['cancelled', { state: 'cancelled', closedOn: day('2026-12-10') }, '2026-12-15', { late: false, days: 0 }]
	])('%s', (_, changes, today, expected) => {
		expect(lateness(calendar, timing(changes), day(today))).toMatchObject(expected);
	});

	it('shows what an extension hides', () => {
		const extended = timing({ state: 'reported', dueOn: day('2026-11-27'), reportedOn: day('2026-11-25') });
		expect(lateness(calendar, extended, day('2026-11-25'))).toEqual({ late: false, days: 0, lateAtFirst: true });
	});

	const days = fc.integer({ min: -60, max: 60 }).map((n) => day('2026-11-20').add({ days: n }));
	const timings = fc.record<Timing>({
		state: fc.constantFrom(...ASSIGNMENT_STATES),
		dueOn: days,
		firstDueOn: days,
		reportedOn: fc.option(days),
		closedOn: fc.option(days)
	});

	it('of what is reported, accepted or cancelled never depends on the day somebody looks', () => {
		fc.assert(
			fc.property(timings, days, days, (t, one, other) => {
				fc.pre(
					t.state === 'cancelled' ||
						(t.state === 'reported' && t.reportedOn !== null) ||
						(t.state === 'accepted' && (t.reportedOn ?? t.closedOn) !== null)
				);
				expect(lateness(calendar, t, one)).toEqual(lateness(calendar, t, other));
			})
		);
	});

	it('of what is open never shrinks as days pass, and is zero exactly when not late', () => {
		fc.assert(
			fc.property(timings, days, fc.nat(60), (t, today, more) => {
				const open = { ...t, state: 'issued' as const };
				const now = lateness(calendar, open, today);
				const later = lateness(calendar, open, today.add({ days: more }));
				expect(later.days).toBeGreaterThanOrEqual(now.days);
				expect(now.days > 0).toBe(now.late);
				expect(now.late).toBe(Temporal.PlainDate.compare(today, t.dueOn) > 0);
				expect(daysLeft(calendar, t.dueOn, today)).toBe(workingDaysBetween(calendar, today, t.dueOn));
			})
		);
	});
});

it('says what is wrong with a chosen date', () => {
	const today = day('2026-11-23');
	expect(dateFault(calendar, day('2026-11-23'), today)).toBeUndefined();
	expect(dateFault(calendar, day('2026-11-20'), today)).toBe('in_past');
	expect(dateFault(calendar, day('2026-11-28'), today)).toBe('day_off');
	expect(dateFault(calendar, day('2026-11-27'), today, day('2026-11-27'))).toBe('not_later');
	expect(dateFault(calendar, day('2026-11-30'), today, day('2026-11-27'))).toBeUndefined();
});
