import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZONE } from '../i18n/format.ts';
import { plainCalendar } from './fixture.ts';
import { isWorkingDay } from './rules.ts';
import { dueSteps, isWorkingTime, STEPS, stepMoments, stepToSend } from './steps.ts';

const calendar = plainCalendar();
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE);
const ends = Temporal.PlainTime.from('18:30');

describe('the moments', () => {
	it('are counted in working days, over Nauryz 2026', () => {
		expect(stepMoments(calendar, day('2026-03-27')).map(({ step, at: moment }) => [step, moment.toString().slice(0, 16)])).toEqual([
			['before_5', '2026-03-17T09:00'],
			['before_3', '2026-03-19T09:00'],
			['before_1', '2026-03-26T09:00'],
			['noon', '2026-03-27T12:00'],
			['late_1', '2026-03-30T09:00'],
			['late_3', '2026-04-01T09:00'],
			['late_5', '2026-04-03T09:00']
		]);
	});

	it('of a date that became a day off end on the working day before it', () => {
		const moments = stepMoments(calendar, day('2026-12-16'));
		expect(moments.find((m) => m.step === 'noon')?.at.toString()).toBe('2026-12-15T12:00:00');
		expect(moments.find((m) => m.step === 'late_1')?.at.toString()).toBe('2026-12-17T09:00:00');
	});
});

describe('what is due', () => {
	it.each<[string, string[]]>([
		['2026-03-16T18:00', []],
		['2026-03-17T08:59', []],
		['2026-03-17T09:00', ['before_5']],
		['2026-03-19T18:29', ['before_5', 'before_3']],
		['2026-03-19T18:30', []], // after hours
		['2026-03-23T11:00', []], // Nauryz
		['2026-03-26T10:00', ['before_5', 'before_3', 'before_1']],
		['2026-03-27T11:59', ['before_5', 'before_3', 'before_1']],
		['2026-03-27T12:00', ['before_5', 'before_3', 'before_1', 'noon']],
		['2026-03-28T12:00', []], // Saturday
		['2026-03-30T09:00', ['before_5', 'before_3', 'before_1', 'noon', 'late_1']],
		['2026-04-03T09:00', [...STEPS]]
	])('at %s of what is due on 2026-03-27: %j', (now, steps) => {
		expect(dueSteps(calendar, day('2026-03-27'), at(now), ends)).toEqual(steps);
	});

	it('is only the last step, and none from before the work was given', () => {
		const due = (since: string) => ({ dueOn: day('2026-03-27'), since: Temporal.PlainDateTime.from(since) });
		expect(stepToSend(calendar, due('2026-03-02T10:00'), at('2026-03-27T12:15'), ends)).toBe('noon');
		expect(stepToSend(calendar, due('2026-03-19T10:00'), at('2026-03-19T10:15'), ends)).toBeUndefined();
		expect(stepToSend(calendar, due('2026-03-19T10:00'), at('2026-03-26T09:00'), ends)).toBe('before_1');
		expect(stepToSend(calendar, due('2026-03-27T13:00'), at('2026-03-30T09:15'), ends)).toBe('late_1');
		expect(stepToSend(calendar, due('2026-03-02T10:00'), at('2026-03-29T12:15'), ends)).toBeUndefined();
	});

	it('never at night or on a day off, and never fewer steps as time goes on', () => {
		const minutes = fc.nat(60 * 24 * 400);
		fc.assert(
			fc.property(fc.nat(300), minutes, minutes, (d, one, more) => {
				const dueOn = day('2026-01-15').add({ days: d });
				const first = at('2026-01-01T00:00').add({ minutes: one });
				const second = first.add({ minutes: more });
				const steps = dueSteps(calendar, dueOn, first, ends);
				if (!isWorkingTime(calendar, first, ends)) expect(steps).toEqual([]);
				if (isWorkingTime(calendar, second, ends)) expect(dueSteps(calendar, dueOn, second, ends).slice(0, steps.length)).toEqual(steps);
				for (const { at: moment } of stepMoments(calendar, dueOn)) expect(isWorkingDay(calendar, moment.toPlainDate())).toBe(true);
			})
		);
	});
});
