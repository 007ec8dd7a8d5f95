/** Who gets a place at an event and who waits, and until when one may say so. Pure: instants are given, the clock is not read. */
import type { EventState } from '#modules/events/rules.ts';

/** In which language an event is held. */
export const EVENT_LANGUAGES = ['kk', 'ru', 'both'] as const;
export type EventLanguage = (typeof EVENT_LANGUAGES)[number];

/** As many come with one registration. */
export const MOST_PEOPLE = 5;
/** As many may have come without one. */
export const MOST_WALK_INS = 100_000;

/** As many photos of one event: a page of them still opens on a slow line. */
export const MOST_PHOTOS = 30;

export const PARTICIPANT_STATES = ['coming', 'waiting', 'withdrawn'] as const;
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

export const PARTICIPANT_ACTS = ['give', 'withdraw'] as const;
export type ParticipantAct = (typeof PARTICIPANT_ACTS)[number];

const TRANSITIONS = {
	waiting: { give: 'coming', withdraw: 'withdrawn' },
	coming: { withdraw: 'withdrawn' },
	withdrawn: {}
} as const satisfies Record<ParticipantState, Partial<Record<ParticipantAct, ParticipantState>>>;

/** The state after an act, or undefined when the act is not possible in this state. */
export function next(state: ParticipantState, act: ParticipantAct): ParticipantState | undefined {
	const from: Partial<Record<ParticipantAct, ParticipantState>> = TRANSITIONS[state];
	return from[act];
}

export interface Room {
	/** Null: as many as come. */
	capacity: number | null;
	taken: number;
}

/** How many more people there is room for; undefined where there is no limit. */
export function placesLeft({ capacity, taken }: Room): number | undefined {
	return capacity === null ? undefined : capacity - taken;
}

/** Whether a party of so many gets a place now. */
export function fits(room: Room, people: number): boolean {
	const left = placesLeft(room);
	return left === undefined || people <= left;
}

/**
 * Who of the line gets a place now. In the order of the line; a party that is larger than what is left keeps its place in it and lets
 * smaller ones by: an empty chair helps nobody. So nobody who fits is ever left waiting.
 */
export function promoted<T extends { people: number }>(room: Room, line: readonly T[]): T[] {
	let { taken } = room;
	return line.filter(({ people }) => {
		const fit = fits({ ...room, taken }, people);
		if (fit) taken += people;
		return fit;
	});
}

export interface Held {
	state: EventState;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
}

/** One registers from the announcement until it begins. */
export function registers({ state, startsAt }: Held, at: Temporal.Instant): boolean {
	return state === 'invited' && Temporal.Instant.compare(at, startsAt) < 0;
}

/** One may give the place back as long as it is not over. */
export function mayWithdraw({ state, endsAt }: Held, at: Temporal.Instant): boolean {
	return (state === 'invited' || state === 'open') && Temporal.Instant.compare(at, endsAt) < 0;
}

/** `over`: its time has passed, whether or not somebody closed it. */
export type Standing = 'ahead' | 'running' | 'over' | 'cancelled';

/** How an announced event stands for who reads of it. */
export function standing({ state, startsAt, endsAt }: Held, at: Temporal.Instant): Standing {
	if (state === 'cancelled') return 'cancelled';
	if (state === 'closed' || Temporal.Instant.compare(at, endsAt) >= 0) return 'over';
	return state === 'open' || Temporal.Instant.compare(at, startsAt) >= 0 ? 'running' : 'ahead';
}

/** Whether it was announced and has begun, and was not called off: there is something to tell of it. */
export function hasBegun(held: Held & { invitedAt: Temporal.Instant | null }, at: Temporal.Instant): boolean {
	const stands = standing(held, at);
	return held.invitedAt !== null && (stands === 'running' || stands === 'over');
}

/** Who came is marked on the day of an event that was announced, and afterwards. */
export function isDoorOpen(state: EventState, day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
	return state !== 'cancelled' && state !== 'planned' && Temporal.PlainDate.compare(day, today) <= 0;
}
