import { now } from '#platform/clock.ts';
import { loadCalendar, termFor } from '#platform/calendar/index.ts';
import { deadline } from '#platform/calendar/rules.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { queueMails } from '#platform/mail/index.ts';
import { isRunning, itemAct } from '../../rules.ts';
import { addresseesOf } from '../addressees.ts';
import { tellFollowers } from '../followers.ts';
import { cancellation } from '../letters.ts';
import { putMembers } from '../members.ts';
import { agendaOf, eventById, invitedOf, type EventRow } from '../queries.ts';
import { runEvent, tell } from '../store.ts';

/** It begins now, or began when it is told; who got a seat since the invitation is on the list too. Throws not_found, forbidden, conflict. */
export async function openEvent(tx: Tx, actor: Actor, id: string, at = now()): Promise<void> {
	const event = await runEvent(tx, actor, id, 'open');
	const units = (await invitedOf(asReader(tx), id)).map(({ unitId }) => unitId);
	await putMembers(tx, id, units, dayOf(event.startsAt));
	await tx.updateTable('event').set({ state: 'open', opened_at: at }).where('id', '=', id).execute();
	await tell(tx, actor, id, 'opened', at);
}

/**
 * It is over: what ran of the agenda ends with it, whoever is still there leaves with it, and absent units have a term to say
 * why. Returns the event as it was.
 */
export async function closeEvent(tx: Tx, actor: Actor, id: string): Promise<EventRow> {
	const event = await runEvent(tx, actor, id, 'close');
	const at = now();
	const [calendar, term] = await Promise.all([loadCalendar(tx), termFor(tx, 'absence_reason', dayOf(at))]);
	await tx
		.updateTable('event_agenda_item')
		.set({ ended_at: at })
		.where('event_id', '=', id)
		.where('started_at', 'is not', null)
		.where('ended_at', 'is', null)
		.execute();
	await tx
		.updateTable('event_person')
		.set({ left_at: at })
		.where('event_id', '=', id)
		.where('came_at', '<=', at)
		.where('left_at', 'is', null)
		.execute();
	const until = deadline(calendar, dayOf(at), term).dueOn;
	await tx.updateTable('event').set({ state: 'closed', closed_at: at, absence_until: until }).where('id', '=', id).execute();
	await tell(tx, actor, id, 'closed', at, { absenceUntil: until.toString() });
	return event;
}

/** It will not take place; who was invited is told, and whom it concerns beside. */
export async function cancelEvent(tx: Tx, actor: Actor, id: string, { reason }: { reason: string }): Promise<void> {
	const event = await runEvent(tx, actor, id, 'cancel');
	const at = now();
	await tx.updateTable('event').set({ state: 'cancelled', cancelled_at: at, cancel_reason: reason }).where('id', '=', id).execute();
	const db = asReader(tx);
	const people = await addresseesOf(db, await invitedOf(db, id));
	await queueMails(
		tx,
		people.map((person) => cancellation(event, reason, person))
	);
	if (event.state === 'invited') await tellFollowers(tx, 'cancelled', event, found(await eventById(db, id)));
	await tell(tx, actor, id, 'cancelled', at, { reason });
}

/** Begins an item of the agenda, or ends it when it runs; one runs at a time. Throws conflict `events.item`. */
export async function turnItem(tx: Tx, actor: Actor, eventId: string, { itemId }: { itemId: string }): Promise<void> {
	await runEvent(tx, actor, eventId, 'item');
	const agenda = await agendaOf(asReader(tx), eventId);
	const item = found(agenda.find(({ id }) => id === itemId));
	const act = itemAct(item, agenda.some(isRunning));
	if (act === undefined) throw conflict('events.item');
	const at = now();
	await tx
		.updateTable('event_agenda_item')
		.set(act === 'start' ? { started_at: at } : { ended_at: at })
		.where('id', '=', itemId)
		.execute();
	await tell(tx, actor, eventId, act === 'start' ? 'item_started' : 'item_ended', at, { item: itemId });
}
