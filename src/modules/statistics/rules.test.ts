import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
	comparedWith,
	daysGone,
	daysWithin,
	emptyTally,
	firstDays,
	monthsOf,
	onTimeShare,
	parsePeriod,
	periodOf,
	periodsUpTo,
	sumTallies,
	turnOf
} from './rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const bounds = (text: string) => {
	const period = parsePeriod(text);
	return period && [period.size, period.from.toString(), period.to.toString()];
};

describe('a period', () => {
	it('is a month, a quarter or a year of the calendar', () => {
		expect(bounds('2024-02')).toEqual(['month', '2024-02-01', '2024-02-29']);
		expect(bounds('2026-Q4')).toEqual(['quarter', '2026-10-01', '2026-12-31']);
		expect(bounds('2026')).toEqual(['year', '2026-01-01', '2026-12-31']);
		for (const odd of ['2026-13', '2026-Q5', '26', '2026-1', 'x', '1426']) expect(parsePeriod(odd)).toBeUndefined();
	});

	it('holds the day it was made of, and reads as it is written', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom('month', 'quarter', 'year'), (n, size) => {
				const on = day('1990-01-01').add({ days: n });
				const period = periodOf(on, size);
				expect(Temporal.PlainDate.compare(period.from, on)).toBeLessThanOrEqual(0);
				expect(Temporal.PlainDate.compare(on, period.to)).toBeLessThanOrEqual(0);
				expect(bounds(period.text)?.slice(1)).toEqual([period.from.toString(), period.to.toString()]);
				expect(comparedWith(period, 'before').to.add({ days: 1 }).equals(period.from)).toBe(true);
			})
		);
	});

	it('is compared with the one before and with the same a year ago', () => {
		const of = (text: string, with_: 'before' | 'year') =>
			comparedWith(parsePeriod(text) ?? periodOf(day('2000-01-01'), 'year'), with_).text;
		expect([of('2026-01', 'before'), of('2026-Q1', 'before'), of('2026', 'before')]).toEqual(['2025-12', '2025-Q4', '2025']);
		expect([of('2026-01', 'year'), of('2026-Q1', 'year'), of('2026', 'year')]).toEqual(['2025-01', '2025-Q1', '2025']);
	});

	it('that is not over is held against as many days of the other', () => {
		const [period, today] = [periodOf(day('2026-03-31'), 'month'), day('2026-03-10')];
		expect(daysGone(period, today)).toBe(10);
		const days = (n: number) => firstDays(comparedWith(period, 'before'), n).to.toString();
		expect([days(10), days(28), days(31)]).toEqual(['2026-02-10', '2026-02-28', '2026-02-28']);
		expect(daysGone(period, day('2026-03-31'))).toBe(31);
		expect([daysGone(period, day('2026-04-01')), daysGone(period, day('2026-02-28'))]).toEqual([undefined, undefined]);
	});

	it('lies in months, each of them once', () => {
		const [quarter, month] = [periodOf(day('2026-12-03'), 'quarter'), periodOf(day('2026-11-03'), 'month')];
		expect(monthsOf([quarter, month, firstDays(quarter, 40)]).map(String)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01']);
	});

	it('can be chosen a year and more back, each once', () => {
		const texts = periodsUpTo(day('2026-11-26')).map(({ text }) => text);
		expect(new Set(texts).size).toBe(texts.length);
		expect(texts.slice(0, 2)).toEqual(['2026-11', '2026-10']);
		expect(texts).toContain('2025-Q1');
	});
});

describe('a report by mail', () => {
	const turn = (frequency: 'weekly' | 'monthly', text: string) => {
		const { name, period } = turnOf(frequency, day(text));
		return [name, period.text];
	};

	it('has one turn a week, of the month in which the week before ended', () => {
		expect(turn('weekly', '2026-11-30')).toEqual(['2026-W49', '2026-11']);
		expect(turn('weekly', '2026-12-04')).toEqual(['2026-W49', '2026-11']);
		expect(turn('weekly', '2026-12-07')).toEqual(['2026-W50', '2026-12']);
		// The first days of January may be of the last week of the old year.
		expect(turn('weekly', '2027-01-01')).toEqual(['2026-W53', '2026-12']);
	});

	it('has one turn a month, of the month before', () => {
		expect(turn('monthly', '2026-11-02')).toEqual(['2026-11', '2026-10']);
		expect(turn('monthly', '2026-01-05')).toEqual(['2026-01', '2025-12']);
	});
});

describe('a tally', () => {
	const tally = (...days: number[]) => {
		const made = emptyTally();
		for (const n of days) made.days.set(n, (made.days.get(n) ?? 0) + 1);
		return made;
	};

	it('says within how many days half and nine tenths were decided', () => {
		expect(daysWithin(tally(1, 2, 3, 4, 10, 20, 30, 40, 50, 60), 0.5)).toBe(10);
		expect(daysWithin(tally(1, 2, 3, 4, 10, 20, 30, 40, 50, 60), 0.9)).toBe(50);
		expect(daysWithin(tally(7), 0.9)).toBe(7);
		expect(daysWithin(tally(), 0.5)).toBeUndefined();
		// What has no decision is in the tally under -1.
		expect(daysWithin(tally(-1, -1, -1, 5), 0.5)).toBe(5);
	});

	it('adds up', () => {
		const whole = sumTallies([tally(1, 2), tally(2, 3)]);
		expect([...whole.days]).toEqual([
			[1, 1],
			[2, 2],
			[3, 1]
		]);
	});

	it('counts what is late and unanswered against the share on time', () => {
		const { sums } = emptyTally();
		expect(onTimeShare(sums)).toBeUndefined();
		expect(onTimeShare({ ...sums, onTime: 3, late: 1, past: 2 })).toBe(0.5);
	});
});
