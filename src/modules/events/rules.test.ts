import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, makeCalendar } from '#platform/calendar/rules.ts';
import {
	attendance,
	ATTENDANCES,
	EVENT_STATES,
	firstCame,
	EVE,
	itemAct,
	lastLeft,
	lastReminded,
	minutesLate,
	possible,
	reminderDay,
	reminds,
	tally,
	type Invited
} from './rules.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-02T${time}:00+05:00`);
const timing = { startsAt: at('10:00'), graceMinutes: 5, over: true };
const here = (came: string, left?: string) => ({ cameAt: at(came), leftAt: left === undefined ? null : at(left) });
const now = { forOldTime: false };
const never = { cameAt: null, leftAt: null };

describe('states', () => {
	it('allows in each state exactly these acts', () => {
		expect(Object.fromEntries(EVENT_STATES.map((state) => [state, possible(state)]))).toEqual({
			planned: ['change', 'attach', 'invite', 'cancel'],
			invited: ['attach', 'move', 'reply', 'open', 'cancel'],
			open: ['attach', 'reply', 'mark', 'item', 'close'],
			closed: ['reply'],
			cancelled: []
		});
	});

	it('runs one item of the agenda at a time, each once', () => {
		expect(itemAct({ startedAt: null, endedAt: null }, false)).toBe('start');
		expect(itemAct({ startedAt: null, endedAt: null }, true)).toBeUndefined();
		expect(itemAct({ startedAt: 1, endedAt: null }, true)).toBe('end');
		expect(itemAct({ startedAt: 1, endedAt: 2 }, false)).toBeUndefined();
	});
});

describe('attendance', () => {
	it('is told by the time that was told and the grace, to the minute', () => {
		const of = (...people: Invited['people']) => attendance({ ...now, reply: 'coming', people }, timing);
		expect(of(here('09:50'))).toBe('present');
		expect(of(here('10:05'))).toBe('present');
		expect(of(here('10:06'))).toBe('late');
		// The first of the unit counts.
		expect(of(here('10:40'), here('09:59'), never)).toBe('present');
		expect(minutesLate([here('10:06'), here('11:00')], timing)).toBe(6);
		expect(minutesLate([here('10:05')], timing)).toBe(0);
	});

	it('knows absence with and without a reason, and what is still open', () => {
		expect(attendance({ ...now, reply: 'absent', people: [never] }, timing)).toBe('excused');
		expect(attendance({ ...now, reply: 'coming', people: [never] }, timing)).toBe('absent');
		expect(attendance({ ...now, reply: null, people: [] }, timing)).toBe('absent');
		expect(attendance({ ...now, reply: null, people: [] }, { ...timing, over: false })).toBe('unanswered');
		expect(attendance({ ...now, reply: 'coming', people: [] }, { ...timing, over: false })).toBe('expected');
		// Came in spite of the reason.
		expect(attendance({ ...now, reply: 'absent', people: [here('10:00')] }, timing)).toBe('present');
	});

	it('does not take an answer for another time for one for this time', () => {
		for (const reply of ['coming', 'absent'] as const) {
			expect(attendance({ forOldTime: true, reply, people: [never] }, { ...timing, over: false })).toBe('unconfirmed');
			expect(attendance({ forOldTime: true, reply, people: [never] }, timing)).toBe('absent');
			expect(attendance({ forOldTime: true, reply, people: [here('10:20')] }, timing)).toBe('late');
		}
	});

	it('ends when the last one has left', () => {
		expect(lastLeft([here('10:00', '10:30'), here('10:00', '11:10'), never])).toEqual(at('11:10'));
		expect(lastLeft([here('10:00', '10:30'), here('10:00')])).toBeUndefined();
		expect(lastLeft([never])).toBeUndefined();
		expect(firstCame([never])).toBeUndefined();
	});

	it('gives every unit one place, and nobody is late by being looked at later', () => {
		const minute = fc.integer({ min: -60, max: 180 });
		const person = fc.record({ came: fc.option(minute), stays: fc.option(fc.integer({ min: 0, max: 60 })) });
		const unit = fc.record({
			reply: fc.constantFrom('coming' as const, 'absent' as const, null),
			forOldTime: fc.boolean(),
			people: fc.array(person, { maxLength: 4 })
		});
		fc.assert(
			fc.property(fc.array(unit), fc.integer({ min: 0, max: 60 }), (units, graceMinutes) => {
				const made = units.map(({ reply, forOldTime, people }) => ({
					reply,
					forOldTime: forOldTime && reply !== null,
					people: people.map(({ came, stays }) => ({
						cameAt: came === null ? null : timing.startsAt.add({ minutes: came }),
						leftAt: came === null || stays === null ? null : timing.startsAt.add({ minutes: came + stays })
					}))
				}));
				const [over, running] = [true, false].map((one) => made.map((unit) => attendance(unit, { ...timing, graceMinutes, over: one })));
				const counts = tally(over ?? []);
				expect(ATTENDANCES.reduce((sum, one) => sum + counts[one], 0)).toBe(units.length);
				expect(counts.expected + counts.unanswered + counts.unconfirmed).toBe(0);
				made.forEach((unit, i) => {
					const late = minutesLate(unit.people, { ...timing, graceMinutes });
					expect(over?.[i] === 'late').toBe(late > graceMinutes);
					if (firstCame(unit.people) !== undefined || (unit.reply === 'absent' && !unit.forOldTime)) expect(running?.[i]).toBe(over?.[i]);
				});
			})
		);
	});
});

describe('reminders', () => {
	const off = { kind: 'off', name: { kk: '', ru: '', en: '' }, source: { kk: '', ru: '', en: '' } } as const;
	const calendar = makeCalendar(
		1,
		['2026-10-26', '2026-12-16'].map((one) => ({ day: one, ...off }))
	);
	const day = (text: string) => Temporal.PlainDate.from(text);
	const days = fc.integer({ min: 0, max: 120 }).map((n) => day('2026-10-01').add({ days: n }));
	const term = fc.record({ n: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom('working_day', 'calendar_day', 'month' as const) });

	it('go out on a working day: of a Monday on Friday, after a day off the day before it', () => {
		expect(reminderDay(calendar, day('2026-11-02'), EVE).toString()).toBe('2026-10-30');
		expect(reminderDay(calendar, day('2026-10-27'), EVE).toString()).toBe('2026-10-23');
		expect(reminderDay(calendar, day('2026-11-02'), { n: 7, unit: 'calendar_day' }).toString()).toBe('2026-10-23');
		expect(reminderDay(calendar, day('2026-11-02'), { n: 1, unit: 'month' }).toString()).toBe('2026-10-02');
	});

	it('are not sent to who was told on that day, are made up for, and never on the day itself', () => {
		const on = (today: string, toldOn = '2026-10-20') =>
			reminds(calendar, { startsOn: day('2026-11-02'), toldOn: day(toldOn) }, { n: 3, unit: 'working_day' }, day(today));
		expect(['2026-10-27', '2026-10-28', '2026-10-30', '2026-11-02'].map((one) => on(one))).toEqual([false, true, true, false]);
		expect(on('2026-10-29', '2026-10-28')).toBe(false);
	});

	it('look at all the days that are due and at no more', () => {
		fc.assert(
			fc.property(days, term, (today, before) => {
				const last = lastReminded(calendar, before, today);
				const due = (one: Temporal.PlainDate) => Temporal.PlainDate.compare(reminderDay(calendar, one, before), today) <= 0;
				expect([due(last), due(last.add({ days: 1 }))]).toEqual([true, false]);
				expect(isWorkingDay(calendar, reminderDay(calendar, last, before))).toBe(true);
			})
		);
	});
});
