/** How a visit and its stops stand, whose times fit, how long the way takes. Pure: instants are given, the clock is not read. */
import type { Point } from '#platform/point.ts';

export const VISIT_STATES = ['planned', 'published', 'under_way', 'held', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

export interface Timed {
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
}

export interface VisitFacts {
	publishedAt: Temporal.Instant | null;
	cancelledAt: Temporal.Instant | null;
	/** Of its first and last stop that is held; null while there is none. */
	startsAt: Temporal.Instant | null;
	endsAt: Temporal.Instant | null;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

/** How a visit stands: told and cancelled are acts, under way and held follow from its stops. What was never published stays a plan. */
export function stateOf({ publishedAt, cancelledAt, startsAt, endsAt }: VisitFacts, at: Temporal.Instant): VisitState {
	if (cancelledAt !== null) return 'cancelled';
	if (publishedAt === null) return 'planned';
	if (startsAt === null || endsAt === null || isBefore(at, startsAt)) return 'published';
	return isBefore(at, endsAt) ? 'under_way' : 'held';
}

export const STOP_STATES = ['ahead', 'now', 'reported', 'silent', 'cancelled'] as const;
/** `silent`: its time is over and nobody has said what came of it; it counts as no visit until somebody does. */
export type StopState = (typeof STOP_STATES)[number];

export interface StopFacts extends Timed {
	cancelledAt: Temporal.Instant | null;
	reportedAt: Temporal.Instant | null;
}

export function stopState({ startsAt, endsAt, cancelledAt, reportedAt }: StopFacts, at: Temporal.Instant): StopState {
	if (cancelledAt !== null) return 'cancelled';
	if (reportedAt !== null) return 'reported';
	if (isBefore(at, startsAt)) return 'ahead';
	return isBefore(at, endsAt) ? 'now' : 'silent';
}

export const VISIT_ACTS = ['change', 'add', 'remove', 'publish', 'move', 'drop', 'receive', 'report', 'cancel'] as const;
/** `receive`: give a stop reception hours; `change`: the plan, told to nobody yet; `move` and `drop`: a stop that was told; `cancel`: the whole trip. */
export type VisitAct = (typeof VISIT_ACTS)[number];

const ACTS: Record<VisitState, readonly VisitAct[]> = {
	planned: ['change', 'add', 'remove', 'publish', 'cancel'],
	published: ['add', 'move', 'drop', 'receive', 'cancel'],
	under_way: ['add', 'move', 'drop', 'receive', 'report'],
	held: ['report'],
	cancelled: []
};

/** The acts possible in a state. */
export function possible(state: VisitState): readonly VisitAct[] {
	return ACTS[state];
}

/** What may be done with one stop: what has begun can no longer be moved or dropped, and is reported on once. */
export function possibleAt(visit: VisitState, stop: StopState): VisitAct[] {
	const fits: Record<StopState, readonly VisitAct[]> = {
		ahead: ['change', 'remove', 'move', 'drop', 'receive'],
		now: ['change', 'remove', 'report'],
		silent: ['change', 'remove', 'report'],
		reported: [],
		cancelled: []
	};
	return fits[stop].filter((act) => ACTS[visit].includes(act));
}

/** Two times that share a moment; one may begin when the other ends. */
export function overlaps(a: Timed, b: Timed): boolean {
	return isBefore(a.startsAt, b.endsAt) && isBefore(b.startsAt, a.endsAt);
}

/** In the order of time; of one start by the end. */
export function inOrder<T extends Timed>(stops: readonly T[]): T[] {
	return stops.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt) || Temporal.Instant.compare(a.endsAt, b.endsAt));
}

/** A stop is no longer than a working day, a trip no longer than this. */
export const MOST_HOURS = 12;
export const MOST_STOPS = 30;

export type StopFault = 'ends' | 'long' | 'begun' | 'overlaps' | 'many';

/** Why a stop cannot stand among the others (those that are held, itself left out); undefined when it can. */
export function stopFault(asked: Timed, others: readonly Timed[], at: Temporal.Instant): StopFault | undefined {
	if (!isBefore(asked.startsAt, asked.endsAt)) return 'ends';
	if (asked.startsAt.until(asked.endsAt).total('hours') > MOST_HOURS) return 'long';
	if (!isBefore(at, asked.startsAt)) return 'begun';
	if (others.some((other) => overlaps(other, asked))) return 'overlaps';
	return others.length >= MOST_STOPS ? 'many' : undefined;
}

const RADIUS_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Kilometres in a straight line over the ground (haversine). */
export function kilometres(a: Point, b: Point): number {
	const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
	const h = half(a.latitude, b.latitude) + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
	return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** How one travels: data by date, with its source. */
export interface Pace {
	speedKmh: number;
	/** A road is so much longer than the straight line, per cent. */
	detourPercent: number;
}

export interface Way {
	/** By road, as estimated. */
	km: number;
	/** Rounded up to five. */
	minutes: number;
}

/** How long the way between two places takes; undefined where it is not known where they lie. */
export function wayBetween(from: Point | undefined, to: Point | undefined, { speedKmh, detourPercent }: Pace): Way | undefined {
	if (from === undefined || to === undefined) return undefined;
	const km = kilometres(from, to) * (1 + detourPercent / 100);
	return { km: Math.round(km), minutes: Math.ceil(((km / speedKmh) * 60) / 5) * 5 };
}

export interface Leg {
	way: Way | undefined;
	/** Minutes between the end of the one and the beginning of the other. */
	free: number;
	/** Known to be too short: the way takes longer than there is time. */
	tight: boolean;
}

/** The way to each stop after the first, the stops being in order. */
export function legs(stops: readonly (Timed & { point: Point | undefined })[], pace: Pace): Leg[] {
	return stops.slice(1).flatMap((stop, i) => {
		const before = stops[i];
		if (before === undefined) return [];
		const way = wayBetween(before.point, stop.point, pace);
		const free = before.endsAt.until(stop.startsAt).total('minutes');
		return { way, free, tight: way !== undefined && way.minutes > free };
	});
}

/** What is proposed for a stop: mornings begin at ten, nothing begins that ends after half past six. */
const MORNING = Temporal.PlainTime.from('10:00');
const EVENING = Temporal.PlainTime.from('18:30');
const PROPOSED_MINUTES = 90;

/**
 * When a further stop could be: after the last one and the way from it, on a quarter of an hour; else the next morning.
 * `firstDay` says which day is the first while there is no stop; days and hours are the zone's.
 */
export function nextTime(
	stops: readonly (Timed & { point: Point | undefined })[],
	to: Point | undefined,
	{ pace, firstDay, zone }: { pace: Pace; firstDay: Temporal.PlainDate; zone: string }
): Timed {
	const from = (startsAt: Temporal.Instant): Timed => ({ startsAt, endsAt: startsAt.add({ minutes: PROPOSED_MINUTES }) });
	const morning = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone, plainTime: MORNING }).toInstant();
	const last = inOrder(stops).at(-1);
	if (last === undefined) return from(morning(firstDay));
	const minutes = wayBetween(last.point, to, pace)?.minutes ?? 60;
	const arrival = last.endsAt.add({ minutes }).epochMilliseconds;
	const asked = from(Temporal.Instant.fromEpochMilliseconds(Math.ceil(arrival / 900_000) * 900_000));
	const [day, end] = [last.endsAt.toZonedDateTimeISO(zone).toPlainDate(), asked.endsAt.toZonedDateTimeISO(zone)];
	const sameDay = end.toPlainDate().equals(day) && Temporal.PlainTime.compare(end.toPlainTime(), EVENING) <= 0;
	if (sameDay) return asked;
	const next = morning(day.add({ days: 1 }));
	return isBefore(next, asked.startsAt)
		? from(morning(asked.startsAt.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 })))
		: from(next);
}
