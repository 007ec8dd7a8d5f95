import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, makeCalendar, workingDaysBetween, type Calendar, type SpecialDay } from '#platform/calendar/rules.ts';
import { beginning, occurrenceOf, occurrences, periodOf, settle, type Occurrence, type Plan, type Rhythm } from './rhythm.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const PLAIN = makeCalendar(1, []);
const words = { kk: '', ru: '', en: '' };
const special = (text: string, kind: SpecialDay['kind']): SpecialDay => ({ day: text, kind, name: words, source: words });
const plan = (rhythm: Rhythm, changes: Partial<Plan> = {}): Plan => ({ rhythm, lead: 5, from: day('2026-01-01'), until: null, ...changes });
const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

const rhythms: fc.Arbitrary<Rhythm> = fc.oneof(
	fc.record({ every: fc.constant('week' as const), day: fc.integer({ min: 1, max: 7 }) }),
	fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) }),
	fc.record({ every: fc.constant('quarter' as const), month: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 1, max: 31 }) }),
	fc.record({ every: fc.constant('year' as const), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
);
const days = fc.integer({ min: 0, max: 1_500 }).map((n) => day('2026-01-01').add({ days: n }));
/** Calendars with single days that differ and with whole fortnights off. */
const calendars: fc.Arbitrary<Calendar> = fc
	.record({
		odd: fc.array(fc.tuple(days, fc.constantFrom('off' as const, 'worked' as const)), { maxLength: 40 }),
		long: fc.array(fc.tuple(days, fc.integer({ min: 1, max: 20 })), { maxLength: 5 })
	})
	.map(({ odd, long }) => {
		const off = long.flatMap(([from, n]) => Array.from({ length: n }, (_, i) => special(from.add({ days: i }).toString(), 'off')));
		return makeCalendar(1, [...odd.map(([on, kind]) => special(on.toString(), kind)), ...off]);
	});
const plans = fc
	.record({ rhythm: rhythms, lead: fc.integer({ min: 0, max: 30 }), from: days, length: fc.option(fc.integer({ min: 0, max: 900 })) })
	.map(({ length, ...rest }): Plan => ({ ...rest, until: length === null ? null : rest.from.add({ days: length }) }));
const shown = (list: readonly Occurrence[]) => list.map(({ issueOn, dueOn }) => `${issueOn.toString()} → ${dueOn.toString()}`);

describe('an occurrence', () => {
	it('is due on its day, the last one of a shorter month, or the working day after', () => {
		const monthly = plan({ every: 'month', day: 31 }, { lead: 0 });
		const due = (period: string) => occurrenceOf(PLAIN, monthly, day(period))?.dueOn.toString();
		// 31 January 2026 is a Saturday; February has 28 days and ends on a Saturday, too.
		expect(['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map(due)).toEqual([
			'2026-02-02',
			'2026-03-02',
			'2026-03-31',
			'2026-04-30'
		]);
		expect(shown(beginning(PLAIN, plan({ every: 'month', day: 5 }), day('2026-11-26'), undefined, 3))).toEqual([
			'2026-11-30 → 2026-12-07',
			'2026-12-29 → 2027-01-05',
			'2027-01-29 → 2027-02-05'
		]);
		expect(shown(beginning(PLAIN, plan({ every: 'quarter', month: 1, day: 10 }), day('2026-11-26'), undefined, 2))).toEqual([
			'2027-01-04 → 2027-01-11',
			'2027-04-05 → 2027-04-12'
		]);
		expect(shown(beginning(PLAIN, plan({ every: 'year', month: 2, day: 29 }, { lead: 0 }), day('2026-11-26'), undefined, 2))).toEqual([
			'2027-03-01 → 2027-03-01',
			'2028-02-29 → 2028-02-29'
		]);
	});

	it('gives way to the next one where its week is off to the end', () => {
		const off = Array.from({ length: 9 }, (_, i) => special(day('2026-05-01').add({ days: i }).toString(), 'off'));
		const weekly = plan({ every: 'week', day: 5 }, { lead: 1 });
		const due = [...occurrences(makeCalendar(1, off), weekly, day('2026-04-20')).take(3)].map((one) => one.dueOn.toString());
		// Friday 1 May would be due on Monday 11 May, after Friday 8 May, which is that day's.
		expect(due).toEqual(['2026-04-24', '2026-05-11', '2026-05-15']);
	});
});

describe('the occurrences of a plan', () => {
	it('grow strictly by period, day of issue and due day, on working days inside the plan, whatever the calendar', () => {
		fc.assert(
			fc.property(plans, calendars, days, (one, calendar, today) => {
				const list = beginning(calendar, one, today, undefined, 20);
				for (const [i, { period, issueOn, dueOn }] of list.entries()) {
					expect(periodOf(one.rhythm.every, period).equals(period)).toBe(true);
					expect(isWorkingDay(calendar, dueOn)).toBe(true);
					expect(workingDaysBetween(calendar, issueOn, dueOn)).toBe(one.lead);
					expect(compare(dueOn, one.from) >= 0 && compare(dueOn, today) > 0).toBe(true);
					expect(one.until === null || compare(dueOn, one.until) <= 0).toBe(true);
					const next = list[i + 1];
					if (next === undefined) continue;
					expect([compare(period, next.period), compare(issueOn, next.issueOn), compare(dueOn, next.dueOn)]).toEqual([-1, -1, -1]);
				}
			})
		);
	});

	it('ask for every period: one is left out only where nothing is worked from its day to that of the next', () => {
		const months = { month: 1, quarter: 3, year: 12 };
		const next = ({ every }: Rhythm, period: Temporal.PlainDate) =>
			every === 'week' ? period.add({ days: 7 }) : period.add({ months: months[every] });
		const named = (rhythm: Rhythm, period: Temporal.PlainDate) => {
			if (rhythm.every === 'week') return period.add({ days: rhythm.day - 1 });
			const month = period.add({ months: 'month' in rhythm ? rhythm.month - 1 : 0 });
			return month.add({ days: Math.min(rhythm.day, month.daysInMonth) - 1 });
		};
		let left = 0;
		fc.assert(
			fc.property(plans, calendars, days, ({ rhythm, ...rest }, calendar, today) => {
				const list = beginning(calendar, { rhythm, ...rest }, today, undefined, 20);
				const [first, last] = [list[0], list.at(-1)];
				if (first === undefined || last === undefined) return;
				const had = new Set(list.map(({ period }) => period.toString()));
				for (let period = first.period; compare(period, last.period) < 0; period = next(rhythm, period)) {
					if (had.has(period.toString())) continue;
					left++;
					const to = named(rhythm, next(rhythm, period));
					for (let on = named(rhythm, period); compare(on, to) < 0; on = on.add({ days: 1 }))
						expect(isWorkingDay(calendar, on)).toBe(false);
				}
			}),
			{ numRuns: 300 }
		);
		expect(left).toBeGreaterThan(0);
	});

	it('after a change come later than what was dealt with before, in period and in due day', () => {
		fc.assert(
			fc.property(plans, plans, calendars, days, (was, is, calendar, today) => {
				const last = beginning(calendar, was, today, undefined, 1)[0];
				for (const one of beginning(calendar, is, today, last, 3)) {
					if (last === undefined) continue;
					expect([compare(last.period, one.period), compare(last.dueOn, one.dueOn)]).toEqual([-1, -1]);
				}
			})
		);
	});
});

describe('settling', () => {
	it('issues what can still be done in time, and passes over what cannot', () => {
		const monthly = plan({ every: 'month', day: 5 });
		const on = (today: string) => {
			const { missed, due, next } = settle(PLAIN, monthly, day('2026-10-01'), day(today));
			return [missed, due, next === undefined ? [] : [next]].map((list) => list.map(({ dueOn }) => dueOn.toString()));
		};
		expect(on('2026-09-25')).toEqual([[], [], ['2026-10-05']]);
		expect(on('2026-09-28')).toEqual([[], ['2026-10-05'], ['2026-11-05']]);
		expect(on('2026-10-05')).toEqual([[], ['2026-10-05'], ['2026-11-05']]);
		expect(on('2026-10-06')).toEqual([['2026-10-05'], [], ['2026-11-05']]);
		// Away from September to the first of December.
		expect(on('2026-12-01')).toEqual([['2026-10-05', '2026-11-05'], ['2026-12-07'], ['2027-01-05']]);
	});

	it('loses nothing and does nothing twice, however often and on whatever days it runs', () => {
		fc.assert(
			fc.property(
				plans,
				calendars,
				days,
				fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 }),
				(one, calendar, start, gaps) => {
					const all = beginning(calendar, one, start, undefined, 400);
					const dealt: Occurrence[] = [];
					let [today, at] = [start, all[0]?.period];
					for (const gap of gaps) {
						today = today.add({ days: gap });
						if (at === undefined) break;
						const { missed, due, next } = settle(calendar, one, at, today);
						for (const { dueOn } of missed) expect(compare(dueOn, today)).toBe(-1);
						for (const { dueOn, issueOn } of due) expect(compare(issueOn, today) <= 0 && compare(dueOn, today) >= 0).toBe(true);
						dealt.push(...missed, ...due);
						if (next !== undefined) expect(compare(next.issueOn, today)).toBe(1);
						at = next?.period;
					}
					expect(shown(dealt)).toEqual(shown(all.filter(({ issueOn }) => compare(issueOn, today) <= 0)));
				}
			)
		);
	});
});
