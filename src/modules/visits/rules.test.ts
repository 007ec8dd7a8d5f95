import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, sheetFor } from './rules/map.ts';
import {
	inOrder,
	kilometres,
	legs,
	nextTime,
	overlaps,
	possible,
	possibleAt,
	stateOf,
	stopFault,
	STOP_STATES,
	stopState,
	VISIT_STATES,
	wayBetween,
	type Timed
} from './rules.ts';

const at = (text: string) => Temporal.Instant.from(`2026-11-${text}:00+05:00`);
const time = (day: string, from: string, to: string): Timed => ({ startsAt: at(`${day}T${from}`), endsAt: at(`${day}T${to}`) });
const PACE = { speedKmh: 60, detourPercent: 30 };
const ZONE = 'Asia/Almaty';

const instant = fc.integer({ min: 0, max: 60 * 24 * 30 }).map((minutes) => at('01T00:00').add({ minutes }));
const span = fc
	.tuple(instant, fc.integer({ min: 1, max: 600 }))
	.map(([startsAt, minutes]) => ({ startsAt, endsAt: startsAt.add({ minutes }) }));
// Within the country.
const point = fc.record({
	latitude: fc.double({ min: 41, max: 55, noNaN: true }),
	longitude: fc.double({ min: 47, max: 87, noNaN: true })
});

describe('a visit', () => {
	it('is told, under way and held by its stops, and what was never told stays a plan', () => {
		const facts = { publishedAt: at('01T09:00'), cancelledAt: null, startsAt: at('10T10:00'), endsAt: at('10T18:00') };
		const states = ['09T10:00', '10T10:00', '10T17:59', '10T18:00'].map((one) => stateOf(facts, at(one)));
		expect(states).toEqual(['published', 'under_way', 'under_way', 'held']);
		expect(stateOf({ ...facts, publishedAt: null }, at('20T10:00'))).toBe('planned');
		expect(stateOf({ ...facts, cancelledAt: at('02T10:00') }, at('20T10:00'))).toBe('cancelled');
		const stop = { ...time('10', '10:00', '11:00'), cancelledAt: null, reportedAt: null };
		expect(['10T09:00', '10T10:30', '10T11:00'].map((one) => stopState(stop, at(one)))).toEqual(['ahead', 'now', 'silent']);
		expect(stopState({ ...stop, reportedAt: at('10T12:00') }, at('10T12:00'))).toBe('reported');
	});

	it('allows these acts and no others', () => {
		expect(Object.fromEntries(VISIT_STATES.map((state) => [state, possible(state)]))).toEqual({
			planned: ['change', 'add', 'remove', 'publish', 'cancel'],
			published: ['add', 'move', 'drop', 'receive', 'cancel'],
			under_way: ['add', 'move', 'drop', 'receive', 'report'],
			held: ['report'],
			cancelled: []
		});
		const withStops = VISIT_STATES.map((visit) => STOP_STATES.map((stop) => possibleAt(visit, stop).join(' ')));
		expect(withStops).toEqual([
			['change remove', 'change remove', '', 'change remove', ''],
			['move drop receive', '', '', '', ''],
			['move drop receive', 'report', '', 'report', ''],
			['', 'report', '', 'report', ''],
			['', '', '', '', '']
		]);
	});
});

describe('the times of stops', () => {
	it('cannot overlap, begin in the past or last a night', () => {
		const others = [time('10', '10:00', '11:00')];
		const fault = (asked: Timed) => stopFault(asked, others, at('09T10:00'));
		expect(fault(time('10', '11:00', '12:00'))).toBeUndefined();
		expect(fault(time('10', '10:59', '12:00'))).toBe('overlaps');
		expect(fault(time('10', '12:00', '12:00'))).toBe('ends');
		expect(fault(time('09', '09:00', '12:00'))).toBe('begun');
		expect(fault({ startsAt: at('11T10:00'), endsAt: at('11T23:00') })).toBe('long');
	});

	it('are in order, and none shares a moment with another, whatever was asked for', () => {
		fc.assert(
			fc.property(fc.array(span, { maxLength: 12 }), (asked) => {
				const taken: Timed[] = [];
				for (const one of asked) if (stopFault(one, taken, at('01T00:00')) === undefined) taken.push(one);
				const ordered = inOrder(taken);
				for (const [i, one] of ordered.entries()) {
					const next = ordered[i + 1];
					if (next !== undefined) expect(Temporal.Instant.compare(one.endsAt, next.startsAt)).toBeLessThanOrEqual(0);
				}
				// What was refused for it overlaps indeed.
				for (const one of asked)
					if (stopFault(one, taken, at('01T00:00')) === 'overlaps') expect(taken.some((other) => overlaps(one, other))).toBe(true);
			})
		);
	});
});

describe('the way', () => {
	const almaty = { latitude: 43.24, longitude: 76.95 };
	const taldyqorgan = { latitude: 45.02, longitude: 78.37 };

	it('is as long as the map says, by road and by the speed that is data', () => {
		expect(Math.round(kilometres(almaty, taldyqorgan))).toBe(228);
		expect(wayBetween(almaty, taldyqorgan, PACE)).toEqual({ km: 296, minutes: 300 });
		expect(wayBetween(almaty, undefined, PACE)).toBeUndefined();
		const stops = [
			{ ...time('10', '10:00', '11:00'), point: almaty },
			{ ...time('10', '15:00', '16:00'), point: taldyqorgan },
			{ ...time('10', '16:00', '17:00'), point: undefined }
		];
		expect(legs(stops, PACE).map(({ free, tight }) => [free, tight])).toEqual([
			[240, true],
			[0, false]
		]);
	});

	it('is the same there and back, and never shorter by a third place', () => {
		fc.assert(
			fc.property(point, point, point, (a, b, c) => {
				expect(kilometres(a, b)).toBeCloseTo(kilometres(b, a), 6);
				expect(kilometres(a, c)).toBeLessThanOrEqual(kilometres(a, b) + kilometres(b, c) + 1e-6);
			})
		);
	});

	it('is kept in what is proposed: by day, after the last stop and the way from it', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(span, point), { maxLength: 6 }), point, (list, to) => {
				const stops = list.map(([one, where]) => ({ ...one, point: where }));
				const firstDay = Temporal.PlainDate.from('2026-11-02');
				const asked = nextTime(stops, to, { pace: PACE, firstDay, zone: ZONE });
				const last = stops
					.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt) || Temporal.Instant.compare(a.endsAt, b.endsAt))
					.at(-1);
				const local = asked.startsAt.toZonedDateTimeISO(ZONE);
				expect(local.minute % 15).toBe(0);
				if (last === undefined) expect(local.toPlainDateTime().toString()).toBe('2026-11-02T10:00:00');
				else
					expect(last.endsAt.until(asked.startsAt).total('minutes')).toBeGreaterThanOrEqual(wayBetween(last.point, to, PACE)?.minutes ?? 0);
			})
		);
	});
});

describe('the map', () => {
	it('holds every point, north above, and puts what lies together under one mark', () => {
		fc.assert(
			fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
				const sheet = sheetFor(points);
				if (sheet === undefined) throw new Error('points make a sheet');
				for (const one of points) {
					const { x, y } = sheet.at(one);
					expect(x >= 0 && x <= sheet.width && y >= 0 && y <= sheet.height).toBe(true);
				}
				const numbers = marksOf(
					sheet,
					points.map((one, i) => ({ number: i + 1, point: one }))
				).flatMap((mark) => mark.numbers);
				expect(numbers.toSorted((a, b) => a - b)).toEqual(points.map((_, i) => i + 1));
			})
		);
		expect(sheetFor([])).toBeUndefined();
		const sheet = sheetFor([
			{ latitude: 50, longitude: 70 },
			{ latitude: 51, longitude: 71 }
		]);
		const [south, north] = [sheet?.at({ latitude: 50, longitude: 70 }), sheet?.at({ latitude: 51, longitude: 71 })];
		expect((north?.y ?? 0) < (south?.y ?? 0) && (north?.x ?? 0) > (south?.x ?? 0)).toBe(true);
		expect(sheet?.scale.km).toBe(50);
	});
});
