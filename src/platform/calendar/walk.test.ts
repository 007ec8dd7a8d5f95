import { describe, expect, it } from 'vitest';
import { plainCalendar } from './fixture.ts';
import { deadline, type DayUnit } from './rules.ts';
import { walk } from './walk.ts';

const calendar = plainCalendar();
const walked = (start: string, n: number, unit: DayUnit) =>
	walk(calendar, deadline(calendar, Temporal.PlainDate.from(start), { ruleId: 'test', ruleVersion: 1, n, unit })).map((d) => [
		d.day.toString().slice(5),
		d.count ?? null,
		d.off
	]);

describe('a term day by day', () => {
	it('counts working days and shows the others', () => {
		expect(walked('2026-10-23', 3, 'working_day')).toEqual([
			['10-24', null, true],
			['10-25', null, true],
			['10-26', null, true],
			['10-27', 1, false],
			['10-28', 2, false],
			['10-29', 3, false]
		]);
	});

	it('counts every calendar day, and shows those it rolled over', () => {
		const days = walked('2026-05-12', 15, 'calendar_day');
		expect(days.slice(-3)).toEqual([
			['05-26', 14, false],
			['05-27', 15, true],
			['05-28', null, false]
		]);
		expect(days).toHaveLength(16);
	});

	it('shows the end of a term in months, and of a term of no days', () => {
		expect(walked('2025-12-31', 2, 'month')).toEqual([
			['02-28', null, true],
			['03-01', null, true],
			['03-02', null, false]
		]);
		expect(walked('2026-11-23', 0, 'working_day')).toEqual([['11-23', null, false]]);
	});
});
