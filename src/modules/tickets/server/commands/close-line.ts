import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { touch } from '#platform/live/index.ts';
import { seatsOn } from '#modules/receptions/server/index.ts';
import { keepWaiting, markMissed, missCall } from '#modules/wishes/server/index.ts';
import { hallTopic } from '../present-hall.ts';
import { ticketsOf } from '../queries.ts';
import { lockLine } from '../store.ts';
import { doAct } from './turn.ts';

/**
 * The doors close. Nobody is lost: who was not received, or could not stay, waits on for a new time from when they waited; who
 * missed their call, or booked a time and did not come, is marked so; whose time was still to come is owed another. Throws as `lockLine`, conflict `tickets.serving` while somebody is being received.
 */
export async function closeLine(tx: Tx, actor: Staff, dayId: string): Promise<void> {
	await lockLine(tx, actor, dayId);
	const tickets = await ticketsOf(asReader(tx), dayId);
	if (tickets.some(({ state }) => state === 'serving')) throw conflict('tickets.serving');
	for (const ticket of tickets) {
		if (ticket.state === 'waiting' || ticket.state === 'called') await doAct(tx, actor, ticket, 'keep');
		if (ticket.state === 'missed') await missCall(tx, actor, ticket.wishId);
		else if (ticket.state !== 'finished') await keepWaiting(tx, actor, ticket.wishId);
	}
	for (const { wishId, startsAt } of await seatsOn(tx, dayId)) {
		if (tickets.some((ticket) => ticket.wishId === wishId)) continue;
		await (Temporal.Instant.compare(startsAt, now()) <= 0 ? markMissed : keepWaiting)(tx, actor, wishId);
	}
	await tx.updateTable('ticket_line').set({ closed_at: now() }).where('day_id', '=', dayId).execute();
	await touch(tx, hallTopic(dayId));
}
