import { describe, expect, it } from 'vitest';
import { actsOf, lastMet, verdictOf, type EventRecord, type ReceptionRecord, type StopRecord, type VisitRecord } from './records.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const time = (iso: string) => Temporal.Instant.from(`${iso}:00+05:00`);
const [AT, ON] = [time('2026-06-01T12:00'), date('2026-06-01')];

const event = (changes: Partial<EventRecord> = {}): EventRecord => ({
	what: 'event',
	id: 'e1',
	kind: 'report_meeting',
	state: 'closed',
	day: date('2026-05-10'),
	people: 30,
	told: false,
	territoryId: 't1',
	...changes
});
const reception = (changes: Partial<ReceptionRecord> = {}): ReceptionRecord => ({
	what: 'reception',
	id: 'r1',
	day: date('2026-05-12'),
	territoryId: 't2',
	cancelled: false,
	came: 0,
	received: 0,
	startsAt: time('2026-05-12T10:00'),
	endsAt: time('2026-05-12T12:00'),
	openedAt: null,
	closedAt: null,
	...changes
});
const stop = (changes: Partial<StopRecord> = {}): StopRecord => ({
	id: 's1',
	day: date('2026-05-20'),
	territoryId: 't3',
	cancelled: false,
	people: 12,
	eventId: null,
	...changes
});
const visit = (...stops: StopRecord[]): VisitRecord => ({ what: 'visit', id: 'v1', cancelled: false, stops });
const says = (record: EventRecord | ReceptionRecord | VisitRecord) => verdictOf(record, AT, ON);

describe('what a record shows', () => {
	it('of an event: it was closed, and somebody came or it was told what was said', () => {
		expect(says(event())).toBe('counts');
		expect(says(event({ people: 0, told: true }))).toBe('counts');
		expect(says(event({ people: 0 }))).toBe('nobody');
		expect(says(event({ state: 'invited' }))).toBe('not_closed');
		expect(says(event({ state: 'open', day: date('2026-06-01') }))).toBe('ahead');
		expect(says(event({ state: 'cancelled' }))).toBe('cancelled');
	});

	it('of a reception day: somebody was received, or the line was empty and open all the hours', () => {
		const open = { openedAt: time('2026-05-12T10:09'), closedAt: time('2026-05-12T11:51') };
		expect(says(reception({ received: 1, came: 3 }))).toBe('counts');
		expect(says(reception(open))).toBe('counts');
		expect(says(reception({ ...open, closedAt: time('2026-05-12T11:49') }))).toBe('not_open');
		expect(says(reception({ ...open, openedAt: time('2026-05-12T10:11') }))).toBe('not_open');
		expect(says(reception({ ...open, came: 2 }))).toBe('nobody');
		expect(says(reception({ ...open, closedAt: null }))).toBe('not_closed');
		expect(says(reception({ received: 1, came: 1, cancelled: true }))).toBe('cancelled');
		expect(verdictOf(reception({ received: 1, came: 1 }), time('2026-05-12T11:00'), date('2026-05-12'))).toBe('ahead');
	});

	it('of a trip: somebody came to a stop that was reported', () => {
		expect(says(visit(stop(), stop({ id: 's2', people: null })))).toBe('counts');
		expect(says(visit(stop({ people: 0 })))).toBe('nobody');
		expect(says(visit(stop({ people: null })))).toBe('not_reported');
		expect(says(visit(stop({ people: null, day: date('2026-06-02') })))).toBe('ahead');
		expect(says(visit(stop({ cancelled: true })))).toBe('cancelled');
		expect(says({ ...visit(stop({ people: null })), cancelled: true })).toBe('cancelled');
	});
});

describe('what was held', () => {
	it('is a trip beside its meeting when it stopped elsewhere, too, and one act where the meeting was all of it', () => {
		const at = (eventId: string | null) => stop({ eventId });
		const faces = (record: VisitRecord) => actsOf([event(), record], AT, ON).map((act) => act.faces);
		expect(faces(visit(at('e1'), stop({ id: 's2' })))).toEqual([['event:report_meeting'], ['visit']]);
		expect(faces(visit(at('e1')))).toEqual([['event:report_meeting', 'visit']]);
		// Of another deputy's event nothing is known here: the stop stands by itself.
		expect(faces(visit(at('e9')))).toEqual([['event:report_meeting'], ['visit']]);
		expect(actsOf([event({ state: 'cancelled' }), reception()], AT, ON)).toEqual([]);
	});

	it('says where somebody was last, and nothing of what does not count', () => {
		const met = lastMet(
			[event(), event({ id: 'e2', day: date('2026-05-28') }), reception(), visit(stop(), stop({ id: 's2', territoryId: 't4', people: 0 }))],
			AT,
			ON
		);
		expect([...met].map(([id, { day, record }]) => [id, day.toString(), record.id])).toEqual([
			['t1', '2026-05-28', 'e2'],
			['t3', '2026-05-20', 'v1']
		]);
	});
});
