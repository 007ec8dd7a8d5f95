import { describe, expect, it } from 'vitest';
import { ZONE } from '../i18n/format.ts';
import { plainCalendar, special } from './fixture.ts';
import { deadline, makeCalendar, registrationDay, workingDaysBetween, type DayUnit } from './rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const calendar = plainCalendar();
const due = (cal: typeof calendar, startsOn: string, n: number, unit: DayUnit) =>
	deadline(cal, day(startsOn), { ruleId: 'test', ruleVersion: 1, n, unit });

/** Day zero, n, unit, the last day, and what makes the case worth keeping. */
const VECTORS: [string, number, DayUnit, string, string][] = [
	['2026-03-02', 15, 'working_day', '2026-03-27', "casework: Women's Day moved to Monday, Nauryz still ahead"],
	['2026-03-19', 15, 'working_day', '2026-04-14', 'casework: five days of Nauryz'],
	['2026-03-20', 3, 'working_day', '2026-03-30', 'casework: three days across Nauryz'],
	['2026-04-30', 15, 'working_day', '2026-05-26', 'casework: May holidays'],
	['2026-05-26', 15, 'working_day', '2026-06-17', 'casework: Kurban Ait the next day'],
	['2026-10-23', 3, 'working_day', '2026-10-29', 'casework: Republic Day moved to Monday'],
	['2026-02-02', 20, 'working_day', '2026-03-02', 'casework: a month without holidays'],
	['2022-08-24', 5, 'working_day', '2022-09-01', 'casework: the worked Saturday 27 August counts, the 29th does not'],
	['2022-10-19', 3, 'working_day', '2022-10-22', 'casework: the term ends on a worked Saturday'],
	['2026-05-12', 15, 'calendar_day', '2026-05-28', 'casework: calendar term rolls over Kurban Ait'],
	['2022-03-18', 1, 'working_day', '2022-03-24', 'Nauryz 2022: Monday to Wednesday off'],
	['2022-03-18', 15, 'working_day', '2022-04-13', 'Nauryz 2022, fifteen days'],
	['2023-03-20', 1, 'working_day', '2023-03-24', 'Nauryz 2023: Tuesday to Thursday off'],
	['2023-03-20', 3, 'working_day', '2023-03-28', 'Nauryz 2023 and the weekend after'],
	['2024-03-20', 1, 'working_day', '2024-03-26', 'Nauryz 2024: Thursday, Friday, and Monday for Saturday'],
	['2024-03-20', 15, 'working_day', '2024-04-15', 'Nauryz 2024, fifteen days'],
	['2025-03-20', 1, 'working_day', '2025-03-26', 'Nauryz 2025: Friday, then Monday and Tuesday for the weekend'],
	['2025-03-20', 15, 'working_day', '2025-04-15', 'Nauryz 2025, fifteen days'],
	['2026-03-20', 1, 'working_day', '2026-03-26', 'Nauryz 2026: 25 March is off, which ready-made libraries miss'],
	['2027-03-19', 1, 'working_day', '2027-03-25', 'Nauryz 2027: 24 March is off, which ready-made libraries miss'],
	['2027-03-12', 5, 'working_day', '2027-03-25', 'Nauryz 2027 after the new Constitution Day'],
	['2027-03-12', 15, 'working_day', '2027-04-08', 'the new Constitution Day and Nauryz 2027'],
	['2026-03-12', 1, 'working_day', '2026-03-13', 'the new Constitution Day is not observed in 2026'],
	['2021-07-02', 1, 'working_day', '2021-07-03', 'worked Saturday 3 July 2021'],
	['2021-07-03', 1, 'working_day', '2021-07-07', "from a worked Saturday across the Monday off and the Capital's day"],
	['2022-03-04', 1, 'working_day', '2022-03-05', 'worked Saturday 5 March 2022'],
	['2022-03-04', 2, 'working_day', '2022-03-09', "after the worked Saturday both Monday and Women's Day are off"],
	['2022-08-26', 1, 'working_day', '2022-08-27', 'worked Saturday 27 August 2022'],
	['2022-08-26', 2, 'working_day', '2022-08-31', 'Monday off, Constitution Day, Wednesday'],
	['2022-10-21', 1, 'working_day', '2022-10-22', 'worked Saturday 22 October 2022'],
	['2022-10-21', 2, 'working_day', '2022-10-26', 'Monday off, Republic Day, Wednesday'],
	['2023-06-30', 1, 'working_day', '2023-07-01', 'worked Saturday 1 July 2023'],
	['2023-06-30', 6, 'working_day', '2023-07-11', "Capital's day and the Friday after it"],
	['2024-05-03', 1, 'working_day', '2024-05-04', 'worked Saturday 4 May 2024'],
	['2024-05-03', 3, 'working_day', '2024-05-10', '7, 8 and 9 May 2024 off'],
	['2024-05-06', 1, 'working_day', '2024-05-10', 'from Monday 6 May 2024 to Friday 10 May'],
	['2025-01-02', 1, 'working_day', '2025-01-05', 'worked Sunday 5 January 2025'],
	['2024-12-31', 1, 'working_day', '2025-01-05', 'New Year 2025: three days off, then the worked Sunday'],
	['2024-12-31', 3, 'working_day', '2025-01-08', 'New Year 2025 and Christmas'],
	['2021-12-31', 1, 'working_day', '2022-01-05', 'New Year 2022 on a weekend: Monday and Tuesday off'],
	['2022-12-30', 1, 'working_day', '2023-01-04', "New Year 2023: Sunday's holiday moves to Tuesday"],
	['2023-12-29', 1, 'working_day', '2024-01-03', 'New Year 2024 on Monday and Tuesday'],
	['2025-12-31', 1, 'working_day', '2026-01-05', 'New Year 2026 on Thursday and Friday'],
	['2025-12-31', 3, 'working_day', '2026-01-08', 'New Year 2026 and Christmas on Wednesday'],
	['2026-12-31', 1, 'working_day', '2027-01-05', "New Year 2027: Saturday's holiday moves to Monday"],
	['2026-12-31', 3, 'working_day', '2027-01-08', 'New Year 2027 and Christmas on Thursday'],
	['2021-07-19', 1, 'working_day', '2021-07-21', 'Kurban Ait 2021 on Tuesday'],
	['2022-07-08', 1, 'working_day', '2022-07-11', 'Kurban Ait 2022 on Saturday is not moved'],
	['2023-06-27', 1, 'working_day', '2023-06-29', 'Kurban Ait 2023 on Wednesday'],
	['2024-06-14', 1, 'working_day', '2024-06-17', 'Kurban Ait 2024 on Sunday is not moved'],
	['2025-06-05', 1, 'working_day', '2025-06-09', 'Kurban Ait 2025 on Friday'],
	['2027-05-14', 1, 'working_day', '2027-05-17', 'Kurban Ait 2027 on Sunday is not moved'],
	['2023-01-06', 1, 'working_day', '2023-01-09', 'Christmas 2023 on Saturday is not moved'],
	['2024-01-05', 1, 'working_day', '2024-01-08', 'Christmas 2024 on Sunday is not moved'],
	['2022-05-06', 1, 'working_day', '2022-05-11', "Defender's Day on Saturday moves past Victory Day to Tuesday"],
	['2023-05-05', 1, 'working_day', '2023-05-10', "Defender's Day on Sunday moves to Monday"],
	['2023-05-05', 2, 'working_day', '2023-05-11', 'then Victory Day'],
	['2021-11-30', 1, 'working_day', '2021-12-02', "First President's Day 2021"],
	['2022-11-30', 1, 'working_day', '2022-12-01', 'no longer a holiday in 2022'],
	['2021-12-15', 1, 'working_day', '2021-12-20', 'Independence in 2021: two days'],
	['2022-12-15', 1, 'working_day', '2022-12-19', 'Independence in 2022: one day'],
	['2022-10-24', 0, 'working_day', '2022-10-26', 'the same day, but it is off'],
	['2026-11-23', 0, 'working_day', '2026-11-23', 'the same day'],
	['2025-08-29', 1, 'working_day', '2025-09-02', 'Constitution Day 2025 on Saturday moves to 1 September'],
	['2026-08-28', 1, 'working_day', '2026-08-31', '31 August 2026 is taken as a working day'],
	['2026-01-31', 1, 'month', '2026-03-02', '31 January and a month: 28 February is a Saturday'],
	['2024-01-31', 1, 'month', '2024-02-29', '31 January and a month in a leap year'],
	['2023-12-31', 2, 'month', '2024-02-29', 'two months end on 29 February'],
	['2025-12-31', 2, 'month', '2026-03-02', 'two months end on Saturday 28 February'],
	['2026-01-21', 2, 'month', '2026-03-26', 'two months end in Nauryz'],
	['2022-12-31', 2, 'month', '2023-02-28', 'two months end on 28 February'],
	['2026-07-31', 1, 'month', '2026-08-31', 'a month of 31 days: nothing to cut'],
	['2026-08-31', 1, 'month', '2026-09-30', '31 August and a month: 30 September'],
	['2026-09-23', 2, 'month', '2026-11-23', 'a plain two months'],
	['2026-10-31', 2, 'month', '2026-12-31', 'two months across the year: 31 December'],
	['2026-11-01', 2, 'month', '2027-01-05', "two months end on New Year's Day"],
	['2026-02-20', 15, 'calendar_day', '2026-03-10', 'calendar term ends on a Saturday'],
	['2026-03-08', 15, 'calendar_day', '2026-03-26', 'calendar term ends in Nauryz and rolls to the 26th'],
	['2024-12-20', 15, 'calendar_day', '2025-01-05', 'calendar term ends on a Saturday and rolls to the worked Sunday'],
	['2022-02-18', 15, 'calendar_day', '2022-03-05', 'calendar term ends on a worked Saturday'],
	['2025-12-18', 15, 'calendar_day', '2026-01-05', "calendar term ends on New Year's second day"],
	['2026-04-24', 15, 'calendar_day', '2026-05-12', 'calendar term ends on Victory Day, a Saturday, with Monday off']
];

describe('the last day of a term', () => {
	it.each(VECTORS)('%s + %i %s = %s (%s)', (startsOn, n, unit, expected) => {
		const computed = due(calendar, startsOn, n, unit);
		expect(computed.dueOn.toString()).toBe(expected);
		expect(computed.explanation).toMatchObject({ startsOn, dueOn: expected, n, unit });
	});

	it('has at least sixty vectors, no two of them the same', () => {
		expect(new Set(VECTORS.map(([startsOn, n, unit]) => `${startsOn} ${String(n)} ${unit}`)).size).toBe(VECTORS.length);
		expect(VECTORS.length).toBeGreaterThanOrEqual(60);
	});
});

/** The instant of receipt (UTC), when the working day ends, the day of registration, and why. */
const RECEIPTS: [string, string, string, string][] = [
	['2026-11-23T04:00:00Z', '18:30', '2026-11-23', 'Monday 09:00'],
	['2026-11-23T13:29:59Z', '18:30', '2026-11-23', 'Monday 18:29:59, the last second'],
	['2026-11-23T13:30:00Z', '18:30', '2026-11-24', 'Monday 18:30 sharp is after hours'],
	['2026-11-23T13:00:00Z', '18:00', '2026-11-24', 'an office that closes at 18:00'],
	['2026-11-27T13:31:00Z', '18:30', '2026-11-30', 'Friday evening'],
	['2026-11-28T05:00:00Z', '18:30', '2026-11-30', 'Saturday'],
	['2026-11-22T18:59:59Z', '18:30', '2026-11-23', 'Sunday 23:59:59'],
	['2026-11-22T19:00:00Z', '18:30', '2026-11-23', 'Monday 00:00 is Monday'],
	['2026-03-20T18:30:00Z', '18:30', '2026-03-26', "23:30 on the eve of Nauryz's five days"],
	['2026-12-15T18:30:00Z', '18:30', '2026-12-17', '23:30 on the eve of Independence Day'],
	['2026-12-31T18:30:00Z', '18:30', '2027-01-05', '23:30 on New Year’s Eve'],
	['2026-12-31T13:00:00Z', '18:30', '2026-12-31', 'New Year’s Eve in working hours'],
	['2026-05-26T18:30:00Z', '18:30', '2026-05-28', '23:30 on the eve of Kurban Ait'],
	['2022-03-05T05:00:00Z', '18:30', '2022-03-05', 'a worked Saturday'],
	['2022-03-05T12:31:00Z', '18:30', '2022-03-09', 'after hours on a worked Saturday: 18:31 by the zone of 2022'],
	['2024-02-29T12:29:00Z', '18:30', '2024-02-29', '18:29 while the zone was UTC+6'],
	['2024-02-29T12:31:00Z', '18:30', '2024-03-01', '18:31 while the zone was UTC+6'],
	['2024-02-29T18:30:00Z', '18:30', '2024-03-01', 'the hour the clocks went back: still after hours, still Thursday'],
	['2024-03-01T12:31:00Z', '18:30', '2024-03-01', 'the same instant of day is 17:31 since the zone is UTC+5'],
	['2024-03-01T13:31:00Z', '18:30', '2024-03-04', '18:31 by the new zone, a Friday']
];

describe('the day of registration', () => {
	it.each(RECEIPTS)('received %s, closing %s -> %s (%s)', (at, ends, expected) => {
		const received = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE);
		expect(registrationDay(calendar, received, Temporal.PlainTime.from(ends)).toString()).toBe(expected);
	});
});

describe('a decree that comes later', () => {
	it('moves a term by the day it takes, and another decree gives it back', () => {
		expect(due(calendar, '2026-11-23', 5, 'working_day').dueOn.toString()).toBe('2026-11-30');
		const off = plainCalendar(special('2026-11-27', 'off'));
		expect(due(off, '2026-11-23', 5, 'working_day').dueOn.toString()).toBe('2026-12-01');
		const swapped = plainCalendar(special('2026-11-27', 'off'), special('2026-11-28', 'worked'));
		const computed = due(swapped, '2026-11-23', 5, 'working_day');
		expect(computed.dueOn.toString()).toBe('2026-11-30');
		expect(computed.explanation.worked.map((d) => d.day)).toEqual(['2026-11-28']);
		expect(computed.explanation.skipped.map((d) => [d.day, d.why])).toEqual([
			['2026-11-27', 'off'],
			['2026-11-29', 'weekend']
		]);
	});

	it('rolls a calendar term whose last day it takes', () => {
		const off = plainCalendar(special('2026-11-23', 'off'));
		const computed = due(off, '2026-11-08', 15, 'calendar_day');
		expect(computed.dueOn.toString()).toBe('2026-11-24');
		expect(computed.explanation.rolledFrom).toBe('2026-11-23');
	});
});

it('counts no working days as plain zero, never minus zero', () => {
	expect(Object.is(workingDaysBetween(calendar, day('2026-11-22'), day('2026-11-21')), 0)).toBe(true);
});

it('keeps the version of the table that computed a date', () => {
	expect(due(makeCalendar(7, []), '2026-11-23', 1, 'working_day')).toMatchObject({ calendarVersion: 7, ruleId: 'test', ruleVersion: 1 });
});
