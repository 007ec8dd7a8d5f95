import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar, type SpecialDay } from '#platform/calendar/rules.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { MODES, slotsOf, suiting, suitsOf } from '../rules.ts';
import { difference, type StandingDay } from './difference.ts';
import { firstClash, hoursOn, namedDays, names, plannedDays, type Edition, type HostHours, type PlannedDay, type Rhythm } from './hours.ts';

const ZONE = 'Asia/Almaty';
const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);
const words = { kk: 'Мереке', ru: 'Праздник', en: 'Holiday' };
const special = (text: string, kind: SpecialDay['kind'] = 'off'): SpecialDay => ({ day: text, kind, name: words, source: words });
const PLAIN = makeCalendar(1, []);
const TUESDAYS: Rhythm = { every: 'week', step: 1, anchor: day('2026-01-01'), weekdays: [2] };
const edition = (changes: Partial<Edition> = {}): Edition => ({
	patternId: 'a',
	placeId: 'p',
	rhythm: TUESDAYS,
	from: time('15:00'),
	to: time('17:00'),
	slotMinutes: 20,
	seats: 1,
	walkInShare: 0,
	languages: ['kk', 'ru'],
	modes: ['in_person'],
	validFrom: day('2020-01-01'),
	validTo: null,
	...changes
});
const host = { validFrom: day('2020-01-01'), validTo: null };
const of = (changes: Partial<HostHours> = {}): HostHours => ({ editions: [edition()], exceptions: [], absences: [], host, ...changes });
const MARCH = { from: day('2026-03-01'), until: day('2026-03-31') };
const held = (hours: HostHours, calendar = PLAIN, span = MARCH) =>
	plannedDays(calendar, ZONE, hours, span).map((one) => one.day.toString().slice(5));

describe('the days of a rhythm', () => {
	it('names each nth weekday of a month, the last by itself', () => {
		const on = (nth: 1 | 2 | 3 | 4 | -1, weekdays: number[]) =>
			held(of({ editions: [edition({ rhythm: { every: 'month', nth, step: 1, anchor: day('2026-01-01'), weekdays } })] }));
		expect(on(1, [2])).toEqual(['03-03']);
		expect(on(4, [2])).toEqual(['03-24']);
		expect(on(-1, [2])).toEqual(['03-31']);
		expect(on(1, [7, 1])).toEqual(['03-01', '03-02']);
	});

	it('counts weeks from the one of its anchor over a year’s end, and months over quarters', () => {
		const second: Rhythm = { every: 'week', step: 2, anchor: day('2025-12-31'), weekdays: [2] };
		expect(['2025-12-30', '2026-01-06', '2026-01-13', '2026-01-20'].map((text) => names(second, day(text)))).toEqual([
			true,
			false,
			true,
			false
		]);
		const third: Rhythm = { every: 'month', nth: 1, step: 3, anchor: day('2026-02-20'), weekdays: [1] };
		expect(['2026-02-02', '2026-03-02', '2026-05-04', '2025-11-03'].map((text) => names(third, day(text)))).toEqual([
			true,
			false,
			true,
			true
		]);
	});

	it('comes once in each window of its step, on its weekdays only, whatever the anchor (property)', () => {
		const days = fc.integer({ min: 0, max: 3_000 }).map((n) => day('2021-01-01').add({ days: n }));
		fc.assert(
			fc.property(days, days, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 7 }), (from, anchor, step, weekday) => {
				const rhythm: Rhythm = { every: 'week', step, anchor, weekdays: [weekday] };
				const window = Array.from({ length: step * 7 }, (_, n) => from.add({ days: n }));
				const found = window.filter((one) => names(rhythm, one));
				expect(found.map((one) => one.dayOfWeek)).toEqual([weekday]);
				expect(names(rhythm, (found[0] as Temporal.PlainDate).add({ weeks: step }))).toBe(true);
			})
		);
	});
});

describe('what keeps a day from being held', () => {
	const off = makeCalendar(1, [special('2026-03-24'), special('2026-03-07', 'worked')]);

	it('is the host’s own word, then an absence, then a day off; other hours named for the day hold it', () => {
		const hours = of({
			exceptions: [
				{ patternId: 'a', day: day('2026-03-03'), hours: null, reason: 'Сессия' },
				{ patternId: 'a', day: day('2026-03-17'), hours: { from: time('09:00'), to: time('10:00') }, reason: 'Кездесу' }
			],
			absences: [{ from: day('2026-03-10'), until: day('2026-03-10'), reason: 'Іссапар' }]
		});
		expect(namedDays(off, hours, MARCH).map(({ day: on, missing }) => [on.day, missing?.why])).toEqual([
			[3, 'exception'],
			[10, 'absence'],
			[17, undefined],
			[24, 'day_off'],
			[31, undefined]
		]);
		const [first] = plannedDays(off, ZONE, hours, MARCH);
		expect(first).toMatchObject({
			startsAt: Temporal.Instant.from('2026-03-17T04:00:00Z'),
			endsAt: Temporal.Instant.from('2026-03-17T05:00:00Z')
		});
		const meant = of({
			exceptions: [{ patternId: 'a', day: day('2026-03-24'), hours: { from: time('15:00'), to: time('16:00') }, reason: 'Наурыз' }]
		});
		expect(held(meant, off)).toContain('03-24');
	});

	it('is no plain weekend: whoever receives on Saturdays does so, worked or not', () => {
		const saturdays = of({ editions: [edition({ rhythm: { ...TUESDAYS, weekdays: [6] } })] });
		expect(held(saturdays, off)).toEqual(['03-07', '03-14', '03-21', '03-28']);
	});

	it('goes by the edition of the day and by the days of the host', () => {
		const editions = [
			edition({ validTo: day('2026-03-15') }),
			edition({ validFrom: day('2026-03-16'), rhythm: { ...TUESDAYS, weekdays: [4] } }),
			edition({ patternId: 'b', rhythm: { ...TUESDAYS, weekdays: [1] } })
		];
		expect(held(of({ editions }))).toEqual(['03-02', '03-03', '03-09', '03-10', '03-16', '03-19', '03-23', '03-26', '03-30']);
		expect(held(of({ host: { validFrom: day('2026-03-05'), validTo: day('2026-03-20') } }))).toEqual(['03-10', '03-17']);
	});
});

describe('local hours', () => {
	it('are those of the zone on that day: Almaty was six hours ahead until 29 February 2024, and is five since', () => {
		const hours = { from: time('15:00'), to: time('16:00') };
		expect(hoursOn(ZONE, day('2024-02-29'), hours).startsAt.toString()).toBe('2024-02-29T09:00:00Z');
		expect(hoursOn(ZONE, day('2024-03-01'), hours).startsAt.toString()).toBe('2024-03-01T10:00:00Z');
	});

	it('are the same on the clock of every planned day, in any zone and whatever its summer time (property)', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(ZONE, 'Asia/Qyzylorda', 'Europe/Berlin'),
				fc.integer({ min: 0, max: 12_000 }).map((n) => day('1998-01-01').add({ days: n })),
				fc.integer({ min: 6 * 60, max: 20 * 60 }),
				(zone, from, minute) => {
					const begins = time('00:00').add({ minutes: minute });
					const one = edition({ rhythm: { ...TUESDAYS, weekdays: [1, 2, 3, 4, 5, 6, 7] }, from: begins, to: begins.add({ minutes: 60 }) });
					const planned = plannedDays(
						PLAIN,
						zone,
						of({ editions: [{ ...one, validFrom: from }], host: { validFrom: from, validTo: null } }),
						{ from, until: from.add({ days: 9 }) }
					);
					expect(planned).toHaveLength(10);
					for (const { day: on, startsAt, endsAt } of planned) {
						expect(startsAt.toZonedDateTimeISO(zone).toPlainDateTime().equals(on.toPlainDateTime(begins))).toBe(true);
						expect(startsAt.until(endsAt).total('minutes')).toBe(60);
					}
				}
			)
		);
	});
});

it('cuts a day into times without gap or overlap, and keeps the share for walk-ins to the seat, evenly (property)', () => {
	const startsAt = Temporal.Instant.from('2026-03-03T10:00:00Z');
	fc.assert(
		fc.property(
			fc.integer({ min: 5, max: 600 }),
			fc.integer({ min: 5, max: 240 }),
			fc.integer({ min: 1, max: 50 }),
			fc.integer({ min: 0, max: 100 }),
			(minutes, slotMinutes, seats, walkInShare) => {
				const endsAt = startsAt.add({ minutes });
				const slots = slotsOf({ startsAt, endsAt, slotMinutes, seats, walkInShare, languages: ['kk'], modes: ['phone'] });
				expect(slots).toHaveLength(Math.floor(minutes / slotMinutes));
				for (const [n, slot] of slots.entries()) {
					expect(slot.startsAt.equals(slots[n - 1]?.endsAt ?? startsAt)).toBe(true);
					expect(slot.startsAt.until(slot.endsAt).total('minutes')).toBe(slotMinutes);
					expect(slot.bookable + slot.walkIn).toBe(seats);
					// Evenly: no time is a whole seat away from its share.
					expect(Math.abs(slot.walkIn - (seats * walkInShare) / 100)).toBeLessThan(1);
				}
				const walkIn = slots.reduce((sum, slot) => sum + slot.walkIn, 0);
				expect(walkIn).toBe(Math.floor((slots.length * seats * walkInShare) / 100));
			}
		)
	);
});

it('finds by number exactly what offers the mode and the language asked for', () => {
	const some = <T>(all: readonly T[]) => all.flatMap((_, n) => [all.slice(0, n + 1), all.slice(n)]);
	for (const modes of some(MODES)) {
		for (const languages of some(LANGS)) {
			for (const mode of [undefined, ...MODES]) {
				for (const language of [undefined, ...LANGS]) {
					const serves = (mode === undefined || modes.includes(mode)) && (language === undefined || languages.includes(language));
					expect(suiting({ mode, language }).includes(suitsOf({ modes, languages }))).toBe(serves);
				}
			}
		}
	}
});

describe('following the hours', () => {
	const planned = (changes: Partial<PlannedDay> = {}): PlannedDay => ({
		patternId: 'a',
		placeId: 'p',
		day: day('2026-03-03'),
		slotMinutes: 20,
		seats: 2,
		walkInShare: 0,
		startsAt: Temporal.Instant.from('2026-03-03T10:00:00Z'),
		endsAt: Temporal.Instant.from('2026-03-03T12:00:00Z'),
		languages: ['kk' as const],
		modes: ['in_person', 'video'],
		...changes
	});
	const counts = (after: PlannedDay[], before: StandingDay[]) => {
		const { make, change, drop } = difference(after, before);
		return [make.length, change.length, drop.length];
	};

	it('keeps a day for whoever booked it while they can come to it, else makes it anew', () => {
		const standing = [{ id: '1', ...planned() }];
		expect(counts([planned()], standing)).toEqual([0, 0, 0]);
		expect(counts([planned({ seats: 3 })], standing)).toEqual([0, 1, 0]);
		expect(counts([planned({ languages: ['kk', 'ru'] })], standing)).toEqual([0, 1, 0]);
		expect(counts([planned({ placeId: 'q' })], standing)).toEqual([1, 0, 1]);
		expect(counts([planned({ modes: ['in_person'] })], standing)).toEqual([1, 0, 1]);
		expect(counts([planned({ languages: ['ru'] })], standing)).toEqual([1, 0, 1]);
		expect(counts([], standing)).toEqual([0, 0, 1]);
	});

	it('leaves what is planned and nothing else, and has nothing to do the second time (property)', () => {
		const days = fc.uniqueArray(
			fc.record({
				n: fc.integer({ min: 0, max: 12 }),
				pattern: fc.constantFrom('a', 'b'),
				place: fc.constantFrom('p', 'q'),
				seats: fc.integer({ min: 1, max: 3 })
			}),
			{ selector: ({ n, pattern }) => `${pattern} ${String(n)}` }
		);
		const toDay = ({ n, pattern, place, seats }: { n: number; pattern: string; place: string; seats: number }) =>
			planned({ patternId: pattern, placeId: place, seats, day: day('2026-03-01').add({ days: n }) });
		fc.assert(
			fc.property(days, days, (before, after) => {
				const standing = before.map((one, n) => ({ id: String(n), ...toDay(one) }));
				const { make, change, drop } = difference(after.map(toDay), standing);
				const kept = standing
					.filter(({ id }) => !drop.some((one) => one.id === id))
					.map((one) => ({ ...one, ...change.find(({ id }) => id === one.id)?.after }));
				const now = [...kept, ...make.map((one, n) => ({ id: `new ${String(n)}`, ...one }))];
				const keys = (list: PlannedDay[]) =>
					list.map((one) => `${one.patternId} ${one.day.toString()} ${one.placeId} ${String(one.seats)}`).toSorted();
				expect(keys(now)).toEqual(keys(after.map(toDay)));
				expect(difference(after.map(toDay), now)).toEqual({ make: [], change: [], drop: [] });
			})
		);
	});

	it('finds who would be in two places at once, and lets one reception begin as another ends (property)', () => {
		const begin = Temporal.Instant.from('2026-03-03T10:00:00Z');
		const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 8 })), { maxLength: 8 });
		fc.assert(
			fc.property(spans, (list) => {
				const timed = list.map(([from, length]) => ({ startsAt: begin.add({ hours: from }), endsAt: begin.add({ hours: from + length }) }));
				const meet = list.some(([from, length], n) =>
					list.some(([other, long], m) => m !== n && from < other + long && other < from + length)
				);
				expect(firstClash(timed) !== undefined).toBe(meet);
			})
		);
	});
});

it('gives days in their order', () => {
	const editions = [edition({ rhythm: { ...TUESDAYS, weekdays: [5, 1] } }), edition({ patternId: 'b' })];
	const list = namedDays(PLAIN, of({ editions }), MARCH).map((one) => one.day);
	expect(list).toEqual(list.toSorted(compare));
	expect(list).toHaveLength(14);
});
