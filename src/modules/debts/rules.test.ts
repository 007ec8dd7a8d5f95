import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS } from '#platform/i18n/lang.ts';
import { messages } from './messages/index.ts';
import { CLOCKS } from '#platform/calendar/debts.ts';
import { makeCalendar } from '#platform/calendar/rules.ts';
import { compareDebts, groupOf, GROUPS, letterDay, lettersGo, reasonOf, weekEnd, weekStart, type Place } from './rules.ts';

const calendar = makeCalendar(1, []);
const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2026-11-25');
const days = fc.integer({ min: -400, max: 400 }).map((n) => TODAY.add({ days: n }));
const places: fc.Arbitrary<Place> = fc.record({ dueOn: days, clock: fc.constantFrom(...CLOCKS), id: fc.uuid() });

describe('the order', () => {
	it('is one for everybody: each two are ordered, and never in a ring', () => {
		fc.assert(
			fc.property(places, places, places, (a, b, c) => {
				expect(compareDebts(a, b)).toBe(-compareDebts(b, a) + 0);
				expect(compareDebts(a, b) === 0).toBe(a.id === b.id && a.dueOn.equals(b.dueOn) && a.clock === b.clock);
				if (compareDebts(a, b) < 0 && compareDebts(b, c) < 0) expect(compareDebts(a, c)).toBeLessThan(0);
			})
		);
	});

	it('puts the groups one after another, and what is late by more before what is late by less', () => {
		fc.assert(
			fc.property(places, places, (a, b) => {
				const at = (one: Place) => GROUPS.indexOf(groupOf(one.dueOn, TODAY));
				if (compareDebts(a, b) <= 0) expect(at(a)).toBeLessThanOrEqual(at(b));
			})
		);
		const list: Place[] = [
			{ dueOn: day('2026-11-26'), clock: 'own', id: 'e' },
			{ dueOn: day('2026-11-20'), clock: 'own', id: 'b' },
			{ dueOn: day('2026-11-25'), clock: 'own', id: 'd' },
			{ dueOn: day('2026-11-25'), clock: 'law', id: 'z' },
			{ dueOn: day('2026-11-02'), clock: 'own', id: 'y' }
		];
		expect(list.toSorted(compareDebts).map(({ id }) => id)).toEqual(['y', 'b', 'z', 'd', 'e']);
	});
});

describe('the week', () => {
	it('runs from Monday to Sunday', () => {
		fc.assert(
			fc.property(days, (one) => {
				expect([weekStart(one).dayOfWeek, weekEnd(one).dayOfWeek]).toEqual([1, 7]);
				expect(weekStart(one).until(weekEnd(one)).days).toBe(6);
				expect(Temporal.PlainDate.compare(weekStart(one), one) <= 0 && Temporal.PlainDate.compare(one, weekEnd(one)) <= 0).toBe(true);
			})
		);
		expect([groupOf(day('2026-11-29'), TODAY), groupOf(day('2026-11-30'), TODAY)]).toEqual(['week', 'later']);
	});
});

describe('the reason', () => {
	const reason = (dueOn: string, more: { first?: string; since?: string; undated?: boolean; today?: string } = {}) =>
		reasonOf(
			calendar,
			{ dueOn: day(dueOn), firstDueOn: day(more.first ?? dueOn), sinceOn: day(more.since ?? '2026-11-02'), undated: more.undated ?? false },
			day(more.today ?? '2026-11-25')
		);

	it('says by how many working days', () => {
		expect(reason('2026-11-20')).toEqual({ why: 'late', days: 3, pastFirst: false });
		expect(reason('2026-11-25')).toEqual({ why: 'today', days: 0, pastFirst: false });
		expect(reason('2026-11-27')).toEqual({ why: 'week', days: 2, pastFirst: false });
		expect(reason('2026-12-02')).toEqual({ why: 'later', days: 5, pastFirst: false });
		expect(reason('2026-11-28', { today: '2026-11-29' })).toMatchObject({ why: 'late', days: 1 });
	});

	it('does not let an extension hide the first date, nor calls a judge late by the date of the work', () => {
		expect(reason('2026-12-02', { first: '2026-11-20' })).toMatchObject({ why: 'later', pastFirst: true });
		expect(reason('2026-12-02', { first: '2026-11-26' })).toMatchObject({ pastFirst: false });
		expect(reason('2026-11-10', { since: '2026-11-23', undated: true })).toEqual({ why: 'waits', days: 2, pastFirst: false });
	});

	it('is late exactly when its date has passed, whatever the calendar says', () => {
		fc.assert(
			fc.property(days, days, (dueOn, today) => {
				const { why, days: n } = reasonOf(calendar, { dueOn, firstDueOn: dueOn, sinceOn: dueOn, undated: false }, today);
				expect(why === 'late').toBe(Temporal.PlainDate.compare(dueOn, today) < 0);
				expect(n).toBeGreaterThanOrEqual(why === 'late' ? 1 : 0);
			})
		);
	});
});

describe('the weekly letter', () => {
	const off = (...list: string[]) =>
		makeCalendar(
			1,
			list.map((one) => ({ day: one, kind: 'off' as const, name: NAMELESS, source: NAMELESS }))
		);
	const NAMELESS = { kk: '', ru: '', en: '' };
	const monday = day('2026-11-23');
	const goes = (text: string, on = calendar) => lettersGo(on, Temporal.ZonedDateTime.from(`${text}[Asia/Almaty]`), { day: 1, hour: 9 });

	it('goes out on the day chosen; when that is off on the next of the week, or else on the last before; in no week without work', () => {
		expect(letterDay(calendar, monday, { day: 3, hour: 9 })?.toString()).toBe('2026-11-25');
		expect(letterDay(off('2026-11-25'), monday, { day: 3, hour: 9 })?.toString()).toBe('2026-11-26');
		expect(letterDay(calendar, monday, { day: 6, hour: 9 })?.toString()).toBe('2026-11-27');
		const week = ['23', '24', '25', '26', '27'].map((n) => `2026-11-${n}`);
		expect(letterDay(off(...week), monday, { day: 1, hour: 9 })).toBeUndefined();
	});

	it('goes out from its hour on, never at night or on a day off, and what was missed in the same week', () => {
		expect([goes('2026-11-23T08:59'), goes('2026-11-23T09:00'), goes('2026-11-25T14:00')]).toEqual([false, true, true]);
		expect([goes('2026-11-24T03:00'), goes('2026-11-28T10:00')]).toEqual([false, false]);
		expect([goes('2026-11-23T10:00', off('2026-11-23')), goes('2026-11-24T10:00', off('2026-11-23'))]).toEqual([false, true]);
	});
});

describe('the words of the weekly letter', () => {
	it('count units as each language counts', () => {
		const said = LANGS.map((lang) => [1, 3, 5, 21].map((n) => messages[lang].letter.moreUnits(n)));
		expect(said).toEqual([
			['Тағы 1 бөлімше', 'Тағы 3 бөлімше', 'Тағы 5 бөлімше', 'Тағы 21 бөлімше'],
			['И ещё 1 подразделение', 'И ещё 3 подразделения', 'И ещё 5 подразделений', 'И ещё 21 подразделение'],
			['And 1 more unit', 'And 3 more units', 'And 5 more units', 'And 21 more units']
		]);
	});
});
