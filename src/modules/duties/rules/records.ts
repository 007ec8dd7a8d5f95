/** Which records of the other rooms show that something was held. Pure. */
import type { Act } from './allot.ts';

interface Common {
	id: string;
	day: Temporal.PlainDate;
	/** Where; null: not known. */
	territoryId: string | null;
}

/** An event that citizens come to. */
export interface EventRecord extends Common {
	what: 'event';
	kind: string;
	state: 'planned' | 'invited' | 'open' | 'closed' | 'cancelled';
	/** How many came, as was counted at the door. */
	people: number;
	/** It was told what was said and decided. */
	told: boolean;
}

/** A reception day with its line. */
export interface ReceptionRecord extends Common {
	what: 'reception';
	cancelled: boolean;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	openedAt: Temporal.Instant | null;
	closedAt: Temporal.Instant | null;
	/** Tickets given, and people who were received. */
	came: number;
	received: number;
}

export interface StopRecord extends Common {
	cancelled: boolean;
	/** What was reported; null: nobody has said what came of it. */
	people: number | null;
	/** The event that was held there. */
	eventId: string | null;
}

/** A trip with its stops. */
export interface VisitRecord {
	what: 'visit';
	id: string;
	cancelled: boolean;
	stops: readonly StopRecord[];
}

export type DutyRecord = EventRecord | ReceptionRecord | VisitRecord;

/** Why a record shows nothing that was held. `not_closed`: nobody has said that it was. */
export const REASONS = ['cancelled', 'ahead', 'not_closed', 'nobody', 'not_open', 'not_reported'] as const;
export type Reason = (typeof REASONS)[number];
export type Verdict = 'counts' | Reason;

/** Whoever came or left by so much still kept the hours. */
const GRACE_MINUTES = 10;

const compare = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b);

function verdictOfReception(
	{ cancelled, startsAt, endsAt, openedAt, closedAt, came, received }: ReceptionRecord,
	at: Temporal.Instant
): Verdict {
	if (cancelled) return 'cancelled';
	if (compare(at, endsAt) < 0) return 'ahead';
	if (received > 0) return 'counts';
	if (openedAt === null || closedAt === null) return 'not_closed';
	if (came > 0) return 'nobody';
	// Nobody came: it was held when somebody sat there all the hours that were told.
	const grace = { minutes: GRACE_MINUTES };
	return compare(openedAt, startsAt.add(grace)) <= 0 && compare(closedAt, endsAt.subtract(grace)) >= 0 ? 'counts' : 'not_open';
}

export const stopCounts = ({ cancelled, people }: StopRecord): boolean => !cancelled && people !== null && people > 0;

/** What one record shows, as it was known at an instant. */
export function verdictOf(record: DutyRecord, at: Temporal.Instant, on: Temporal.PlainDate): Verdict {
	switch (record.what) {
		case 'event':
			if (record.state === 'cancelled') return 'cancelled';
			if (record.state !== 'closed') return Temporal.PlainDate.compare(record.day, on) >= 0 ? 'ahead' : 'not_closed';
			return record.people > 0 || record.told ? 'counts' : 'nobody';
		case 'reception':
			return verdictOfReception(record, at);
		case 'visit': {
			if (record.stops.some(stopCounts)) return 'counts';
			const live = record.stops.filter(({ cancelled }) => !cancelled);
			if (record.cancelled || live.length === 0) return 'cancelled';
			if (live.some(({ people }) => people === null))
				return live.every(({ day }) => Temporal.PlainDate.compare(day, on) >= 0) ? 'ahead' : 'not_reported';
			return 'nobody';
		}
	}
}

/** The day on which a record stands: of a trip that of the first stop that counts, else of the first. */
export function dayOfRecord(record: DutyRecord): Temporal.PlainDate | undefined {
	if (record.what !== 'visit') return record.day;
	const list = record.stops.some(stopCounts) ? record.stops.filter(stopCounts) : record.stops;
	return list.map(({ day }) => day).toSorted((a, b) => Temporal.PlainDate.compare(a, b))[0];
}

/** An act with the records that show it. */
export interface ShownAct extends Act {
	records: DutyRecord[];
}

/**
 * What was held, each once: a trip all of whose stops are meetings that are held against a duty themselves is no act beside them, but the
 * first of them may count as the trip instead.
 */
export function actsOf(records: readonly DutyRecord[], at: Temporal.Instant, on: Temporal.PlainDate): ShownAct[] {
	const held = records.filter((record) => verdictOf(record, at, on) === 'counts');
	const acts = new Map<string, ShownAct>();
	for (const record of held) {
		const day = dayOfRecord(record);
		if (record.what === 'visit' || day === undefined) continue;
		acts.set(record.id, { id: record.id, day, faces: [record.what === 'event' ? `event:${record.kind}` : 'reception'], records: [record] });
	}
	for (const record of held) {
		const day = dayOfRecord(record);
		if (record.what !== 'visit' || day === undefined) continue;
		const stops = record.stops.filter(stopCounts);
		const meetings = stops.flatMap(({ eventId }) => acts.get(eventId ?? '') ?? []);
		const [first] = meetings;
		if (first !== undefined && meetings.length === stops.length) {
			acts.set(first.id, { ...first, faces: [...first.faces, 'visit'], records: [...first.records, record] });
		} else acts.set(record.id, { id: record.id, day, faces: ['visit'], records: [record] });
	}
	return [...acts.values()];
}

/** When each place was last met by what was held, and by which record. */
export function lastMet(
	records: readonly DutyRecord[],
	at: Temporal.Instant,
	on: Temporal.PlainDate
): Map<string, { day: Temporal.PlainDate; record: DutyRecord }> {
	const last = new Map<string, { day: Temporal.PlainDate; record: DutyRecord }>();
	const note = (territoryId: string | null, day: Temporal.PlainDate, record: DutyRecord) => {
		if (territoryId === null) return;
		const before = last.get(territoryId);
		if (before === undefined || Temporal.PlainDate.compare(before.day, day) < 0) last.set(territoryId, { day, record });
	};
	for (const record of records) {
		if (verdictOf(record, at, on) !== 'counts') continue;
		if (record.what === 'visit') for (const stop of record.stops.filter(stopCounts)) note(stop.territoryId, stop.day, record);
		else note(record.territoryId, record.day, record);
	}
	return last;
}
