/** What a hall's screen shows: numbers and times, never a name. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { formatTime } from '#platform/i18n/format.ts';
import { AT_THE_DOOR, labelOf } from '../rules.ts';
import { dayById, forecast, ticketsOf } from './queries.ts';

/** So many of those who wait stand on the screen. */
const SHOWN = 6;

export const hallTopic = (dayId: string): string => `hall:${dayId}`;

export interface HallView {
	/** As written, for both languages of the screen. */
	host: string;
	place: string;
	closed: boolean;
	now: { label: string; called: boolean } | null;
	next: { label: string; about: string }[];
	waiting: number;
}

/** Throws not_found for a day that is not there or was cancelled. */
export async function presentHall(db: Reader, dayId: string): Promise<HallView> {
	const day = found(await dayById(db, dayId));
	const tickets = await ticketsOf(db, dayId);
	const line = await forecast(db, day, tickets, now());
	const door = tickets.find(({ state }) => AT_THE_DOOR.includes(state));
	return {
		host: day.hostName,
		place: [...new Set([day.placeName.kk, day.placeName.ru])].join(' · '),
		closed: day.closedAt !== null,
		now: door === undefined ? null : { label: labelOf(door.series, door.n), called: door.state === 'called' },
		next: line.slice(0, SHOWN).map(({ ticket, at }) => ({ label: labelOf(ticket.series, ticket.n), about: formatTime('kk', at) })),
		waiting: line.length
	};
}
