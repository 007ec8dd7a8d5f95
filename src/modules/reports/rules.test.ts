import { describe, expect, it } from 'vitest';
import { makeCalendar } from '#platform/calendar/rules.ts';
import type { EventState } from '#modules/events/rules.ts';
import { daysLate, possible, proposedPeriod, publishBy, stateOf, wordsFor, type ReportFacts } from './rules.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const at = (iso: string) => Temporal.Instant.from(`${iso}+05:00`);
const BEFORE = at('2026-11-10T12:00');
const DURING = at('2026-11-20T17:30');
const AFTER = at('2026-11-20T19:00');
const LATER = at('2026-12-20T12:00');

const report = (published: boolean, eventState: EventState = 'invited'): ReportFacts => ({
	publishedAt: published ? BEFORE : null,
	eventState,
	startsAt: at('2026-11-20T17:00'),
	endsAt: at('2026-11-20T18:30'),
	rateUntil: day('2026-12-04')
});
const state = (facts: ReportFacts, when: Temporal.Instant) => stateOf(facts, when, when.toZonedDateTimeISO('Asia/Almaty').toPlainDate());

describe('a report', () => {
	it('is a draft until it is published, whatever becomes of the meeting, and closed when the term of its rating is over', () => {
		expect([BEFORE, DURING, AFTER, LATER].map((when) => state(report(false), when))).toEqual(['draft', 'draft', 'draft', 'draft']);
		expect([BEFORE, DURING, AFTER, LATER].map((when) => state(report(true), when))).toEqual(['published', 'published', 'held', 'closed']);
		// Closed early, held early; called off, never.
		expect(state(report(true, 'closed'), DURING)).toBe('held');
		expect(state(report(true, 'cancelled'), LATER)).toBe('published');
	});

	it('lets be done, in each state, this and nothing else', () => {
		expect([BEFORE, DURING, AFTER, LATER].map((when) => possible(report(false), when))).toEqual([
			['write', 'publish'],
			['write', 'publish', 'promise'],
			['write', 'publish', 'promise'],
			['write', 'publish', 'promise']
		]);
		expect([BEFORE, DURING, AFTER, LATER].map((when) => possible(report(true), when))).toEqual([
			['amend'],
			['amend', 'promise'],
			['amend', 'promise'],
			['amend', 'promise']
		]);
		expect([false, true].map((published) => possible(report(published, 'cancelled'), LATER))).toEqual([
			['write', 'move'],
			['amend', 'move']
		]);
	});

	it('is to be published so long before its meeting, on a working day', () => {
		const calendar = makeCalendar(1, []);
		// Friday; five working days before is the Friday of the week before.
		expect(publishBy(calendar, day('2026-11-20'), { n: 5, unit: 'working_day' }).toString()).toBe('2026-11-13');
		// Five days before is a Sunday: the Friday before it.
		expect(publishBy(calendar, day('2026-11-20'), { n: 5, unit: 'calendar_day' }).toString()).toBe('2026-11-13');
		expect(publishBy(calendar, day('2026-11-20'), { n: 1, unit: 'month' }).toString()).toBe('2026-10-20');
		expect([daysLate(day('2026-11-13'), day('2026-11-13')), daysLate(day('2026-11-13'), day('2026-11-16'))]).toEqual([0, 3]);
	});

	it('is proposed from where the former one ended, within the mandate, up to the day before', () => {
		const of = (former: string | undefined, mandateFrom = '2023-03-29', today = '2026-11-10') => {
			const { from, to } = proposedPeriod(
				{ day: day('2026-11-20'), mandateFrom: day(mandateFrom), former: former === undefined ? undefined : day(former) },
				day(today)
			);
			return `${from.toString()} ${to.toString()}`;
		};
		expect(of('2026-05-31')).toBe('2026-06-01 2026-11-09');
		expect(of(undefined)).toBe('2025-11-10 2026-11-09');
		expect(of(undefined, '2026-09-01')).toBe('2026-09-01 2026-11-09');
		// Written after the meeting: up to the day before it.
		expect(of('2026-05-31', '2023-03-29', '2026-12-01')).toBe('2026-06-01 2026-11-19');
		// Two meetings on one day: never backwards.
		expect(of('2026-11-09')).toBe('2026-11-09 2026-11-09');
	});

	it('is read in one’s language, else in one in which it was written', () => {
		expect(wordsFor({ ru: 'Да', kk: 'Иә' }, 'ru')).toEqual({ text: 'Да', lang: 'ru' });
		expect(wordsFor({ ru: 'Да' }, 'en')).toEqual({ text: 'Да', lang: 'ru' });
		expect(wordsFor({}, 'kk')).toBeUndefined();
		expect(wordsFor(undefined, 'kk')).toBeUndefined();
	});
});
