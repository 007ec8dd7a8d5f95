import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	attendance,
	ATTENDANCES,
	EVENT_STATES,
	firstCame,
	itemAct,
	lastLeft,
	minutesLate,
	possible,
	tally,
	type Invited
} from './rules.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-02T${time}:00+05:00`);
const timing = { startsAt: at('10:00'), graceMinutes: 5, over: true };
const here = (came: string, left?: string) => ({ cameAt: at(came), leftAt: left === undefined ? null : at(left) });
const never = { cameAt: null, leftAt: null };

describe('states', () => {
	it('allows in each state exactly these acts', () => {
		expect(Object.fromEntries(EVENT_STATES.map((state) => [state, possible(state)]))).toEqual({
			planned: ['change', 'attach', 'invite', 'cancel'],
			invited: ['attach', 'reply', 'open', 'cancel'],
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
		const of = (...people: Invited['people']) => attendance({ reply: 'coming', people }, timing);
		expect(of(here('09:50'))).toBe('present');
		expect(of(here('10:05'))).toBe('present');
		expect(of(here('10:06'))).toBe('late');
		// The first of the unit counts.
		expect(of(here('10:40'), here('09:59'), never)).toBe('present');
		expect(minutesLate([here('10:06'), here('11:00')], timing)).toBe(6);
		expect(minutesLate([here('10:05')], timing)).toBe(0);
	});

	it('knows absence with and without a reason, and what is still open', () => {
		expect(attendance({ reply: 'absent', people: [never] }, timing)).toBe('excused');
		expect(attendance({ reply: 'coming', people: [never] }, timing)).toBe('absent');
		expect(attendance({ reply: null, people: [] }, timing)).toBe('absent');
		expect(attendance({ reply: null, people: [] }, { ...timing, over: false })).toBe('unanswered');
		expect(attendance({ reply: 'coming', people: [] }, { ...timing, over: false })).toBe('expected');
		// Came in spite of the reason.
		expect(attendance({ reply: 'absent', people: [here('10:00')] }, timing)).toBe('present');
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
			people: fc.array(person, { maxLength: 4 })
		});
		fc.assert(
			fc.property(fc.array(unit), fc.integer({ min: 0, max: 60 }), (units, graceMinutes) => {
				const made = units.map(({ reply, people }) => ({
					reply,
					people: people.map(({ came, stays }) => ({
						cameAt: came === null ? null : timing.startsAt.add({ minutes: came }),
						leftAt: came === null || stays === null ? null : timing.startsAt.add({ minutes: came + stays })
					}))
				}));
				const [over, running] = [true, false].map((one) => made.map((unit) => attendance(unit, { ...timing, graceMinutes, over: one })));
				const counts = tally(over ?? []);
				expect(ATTENDANCES.reduce((sum, one) => sum + counts[one], 0)).toBe(units.length);
				expect(counts.expected + counts.unanswered).toBe(0);
				made.forEach((unit, i) => {
					const late = minutesLate(unit.people, { ...timing, graceMinutes });
					expect(over?.[i] === 'late').toBe(late > graceMinutes);
					if (firstCame(unit.people) !== undefined || unit.reply === 'absent') expect(running?.[i]).toBe(over?.[i]);
				});
			})
		);
	});
});
