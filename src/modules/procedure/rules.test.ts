import { describe, expect, it } from 'vitest';
import { makeCalendar } from '#platform/calendar/rules.ts';
import { correctionFault, offeredDay } from './rules.ts';

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
