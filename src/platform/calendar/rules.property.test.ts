import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFF_DAYS, plainCalendar, plainlyWorking, special } from './fixture.ts';
import {
	deadline,
	isWorkingDay,
	nextWorkingDay,
	registrationDay,
	workingDaysAfter,
	workingDaysBefore,
	workingDaysBetween,
	type DayUnit
} from './rules.ts';

const calendar = plainCalendar();
const FIRST = Temporal.PlainDate.from('2021-01-01');
const days = fc.integer({ min: 0, max: 2400 }).map((n) => FIRST.add({ days: n }));
const counts = fc.integer({ min: 0, max: 60 });
const units = fc.constantFrom<DayUnit>('working_day', 'calendar_day', 'month');
const term = (n: number, unit: DayUnit = 'working_day') => ({ ruleId: 'test', ruleVersion: 1, n, unit });
const dueOn = (start: Temporal.PlainDate, n: number, unit: DayUnit = 'working_day', cal = calendar) =>
	deadline(cal, start, term(n, unit)).dueOn;
const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

/** The oracle: one day after another over plain lists; for months, day by day to the same day of the month or its end. */
function naive(start: Temporal.PlainDate, n: number, unit: DayUnit): Temporal.PlainDate {
	let day = start;
	if (unit === 'working_day') {
		let left = n;
		while (left > 0) {
			day = day.add({ days: 1 });
			if (plainlyWorking(day)) left -= 1;
		}
	} else if (unit === 'calendar_day') {
		for (let i = 0; i < n; i++) day = day.add({ days: 1 });
	} else {
		const month = start.year * 12 + start.month - 1 + n;
		const [y, m] = [Math.floor(month / 12), (month % 12) + 1];
		const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
		const longest = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
		day = Temporal.PlainDate.from({ year: y, month: m, day: Math.min(start.day, longest) });
	}
	while (!plainlyWorking(day)) day = day.add({ days: 1 });
	return day;
}

describe('deadline', () => {
	it('agrees with an independent day loop', () => {
		fc.assert(
			fc.property(days, counts, units, (start, n, unit) => {
				expect(dueOn(start, n, unit).toString()).toBe(naive(start, n, unit).toString());
			}),
			{ numRuns: 1000 }
		);
	});

	it('never ends on a day off, and not before it starts', () => {
		fc.assert(
			fc.property(days, counts, units, (start, n, unit) => {
				const due = dueOn(start, n, unit);
				expect(isWorkingDay(calendar, due)).toBe(true);
				expect(compare(due, start)).toBeGreaterThanOrEqual(0);
			})
		);
	});

	it('is later for a longer term (strictly, in working days) and not earlier for a later start', () => {
		fc.assert(
			fc.property(days, counts, units, fc.nat(40), (start, n, unit, later) => {
				const order = compare(dueOn(start, n + 1, unit), dueOn(start, n, unit));
				if (unit === 'working_day' && isWorkingDay(calendar, start)) expect(order).toBe(1);
				else expect(order).toBeGreaterThanOrEqual(0);
				expect(compare(dueOn(start.add({ days: later }), n, unit), dueOn(start, n, unit))).toBeGreaterThanOrEqual(0);
			})
		);
	});

	it('explains every day: counted and skipped days make up the whole span, in order, each skipped one off', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: 1, max: 60 }), (start, n) => {
				const { dueOn: due, explanation } = deadline(calendar, start, term(n));
				expect(explanation.skipped.length + n).toBe(start.until(due).days);
				const skipped = explanation.skipped.map((s) => s.day);
				expect(skipped).toEqual(skipped.toSorted());
				for (const s of explanation.skipped) {
					expect(isWorkingDay(calendar, Temporal.PlainDate.from(s.day))).toBe(false);
					expect(s.why).toBe(OFF_DAYS.has(s.day) ? 'off' : 'weekend');
					expect(s.name === undefined).toBe(s.why === 'weekend');
				}
				for (const w of explanation.worked) expect(isWorkingDay(calendar, Temporal.PlainDate.from(w.day))).toBe(true);
			})
		);
	});

	it('is not earlier when a day off is added, and not later when a day is made a working one', () => {
		fc.assert(
			fc.property(days, counts, units, fc.integer({ min: -10, max: 100 }), (start, n, unit, offset) => {
				const changed = start.add({ days: offset }).toString();
				const before = dueOn(start, n, unit);
				expect(compare(dueOn(start, n, unit, plainCalendar(special(changed, 'off'))), before)).toBeGreaterThanOrEqual(0);
				expect(compare(dueOn(start, n, unit, plainCalendar(special(changed, 'worked'))), before)).toBeLessThanOrEqual(0);
			})
		);
	});

	it('stays as it is when the changed day is outside the span: recomputing may pass it by', () => {
		fc.assert(
			fc.property(
				days,
				counts,
				units,
				fc.integer({ min: -60, max: 160 }),
				fc.constantFrom('off' as const, 'worked' as const),
				(start, n, unit, offset, kind) => {
					const due = dueOn(start, n, unit);
					const changed = start.add({ days: offset });
					fc.pre(compare(changed, start) < 0 || compare(changed, due) > 0);
					expect(dueOn(start, n, unit, plainCalendar(special(changed.toString(), kind))).toString()).toBe(due.toString());
				}
			)
		);
	});
});

describe('counting', () => {
	it('between is the inverse of the deadline', () => {
		fc.assert(
			fc.property(days, counts, (start, n) => {
				fc.pre(n > 0 || isWorkingDay(calendar, start));
				expect(workingDaysBetween(calendar, start, dueOn(start, n))).toBe(n);
			})
		);
	});

	it('between adds up over a day in the middle and is the opposite the other way', () => {
		fc.assert(
			fc.property(days, fc.nat(60), fc.nat(60), (a, i, j) => {
				const [b, c] = [a.add({ days: i }), a.add({ days: i + j })];
				expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)).toBe(workingDaysBetween(calendar, a, c));
				expect(workingDaysBetween(calendar, c, a)).toBe(0 - workingDaysBetween(calendar, a, c));
			})
		);
	});

	it('between counts over years what a walk from day to day counts', () => {
		fc.assert(
			fc.property(days, fc.nat(1500), (from, n) => {
				const to = from.add({ days: n });
				let walked = 0;
				for (let day = from.add({ days: 1 }); compare(day, to) <= 0; day = day.add({ days: 1 })) if (isWorkingDay(calendar, day)) walked++;
				expect(workingDaysBetween(calendar, from, to)).toBe(walked);
			})
		);
	});

	it('before undoes after from a working day', () => {
		fc.assert(
			fc.property(days, counts, (day, n) => {
				const start = nextWorkingDay(calendar, day);
				expect(workingDaysBefore(calendar, workingDaysAfter(calendar, start, n), n).toString()).toBe(start.toString());
			})
		);
	});

	it('registers on a working day, the day of receipt or the very next working one', () => {
		fc.assert(
			fc.property(days, fc.nat(86_399), (day, seconds) => {
				const at = day.toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: Temporal.PlainTime.from('00:00').add({ seconds }) });
				const registered = registrationDay(calendar, at, Temporal.PlainTime.from('18:30'));
				expect(isWorkingDay(calendar, registered)).toBe(true);
				expect([day.toString(), nextWorkingDay(calendar, day).toString()]).toContain(registered.toString());
			})
		);
	});
});
