import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, notFound, type Refusal } from '#platform/errors.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { touch } from '#platform/live/index.ts';
import { AT_THE_DOOR, inOrder, next, type TicketAct } from '../../rules.ts';
import { hallTopic } from '../present-hall.ts';
import { ticketById, ticketsOf, type LineDay, type TicketRow } from '../queries.ts';
import { lockLine, tell } from '../store.ts';

/** Which ticket of which day is meant. */
export interface Meant {
	dayId: string;
	ticketId: string;
}

/** A ticket and its line, held. Throws as `lockLine`, not_found for a ticket of another day. */
export async function lockTicket(tx: Tx, actor: Staff, { dayId, ticketId }: Meant): Promise<{ day: LineDay; ticket: TicketRow }> {
	const day = await lockLine(tx, actor, dayId);
	const ticket = found(await ticketById(asReader(tx), ticketId));
	if (ticket.dayId !== dayId) throw notFound();
	return { day, ticket };
}

function refusal({ state, returnedAt }: TicketRow, act: TicketAct): Refusal {
	if (act === 'miss' && state === 'called') return conflict('tickets.wait');
	return conflict(act === 'return' && state === 'missed' && returnedAt !== null ? 'tickets.once' : 'tickets.not_now');
}

/** What an act writes beside the state. */
function changesOf(ticket: TicketRow, act: TicketAct, at: Temporal.Instant) {
	switch (act) {
		case 'call':
			return { called_at: at, calls: ticket.calls + 1 };
		case 'recall':
			return { calls: ticket.calls + 1 };
		case 'begin':
			return { began_at: at };
		case 'return':
			return { called_at: null, returned_at: at };
		case 'finish':
		case 'leave':
		case 'keep':
			return { ended_at: at };
		case 'miss':
			return {};
	}
}

/** Does an act on a ticket whose line is held; `data` is told with it. Throws conflict when the act is not possible now. */
export async function doAct(tx: Tx, actor: Actor, ticket: TicketRow, act: TicketAct, data: Record<string, unknown> = {}): Promise<void> {
	const at = now();
	const state = next(ticket, act, at);
	if (state === undefined) throw refusal(ticket, act);
	await tx
		.updateTable('ticket')
		.set({ state, ...changesOf(ticket, act, at) })
		.where('id', '=', ticket.id)
		.execute();
	await tell(tx, actor, ticket.id, act, at, data);
	await touch(tx, hallTopic(ticket.dayId));
}

/** Nobody is at the door. Returns the day's tickets. Throws conflict `tickets.door`. */
async function checkDoor(tx: Tx, dayId: string): Promise<TicketRow[]> {
	const tickets = await ticketsOf(tx, dayId);
	if (tickets.some(({ state }) => AT_THE_DOOR.includes(state))) throw conflict('tickets.door');
	return tickets;
}

/** Calls whoever the written order names. Throws as `lockLine`, conflict `tickets.door` while somebody is there, `tickets.nobody`. */
export async function callNext(tx: Tx, actor: Staff, dayId: string): Promise<void> {
	await lockLine(tx, actor, dayId);
	const tickets = await checkDoor(tx, dayId);
	const [first] = inOrder(tickets, now());
	if (first === undefined) throw conflict('tickets.nobody');
	await doAct(tx, actor, first, 'call');
}

/** Calls somebody out of the written order; why is in the journal. Throws as `callNext`, not_found, conflict. */
export async function callOut(tx: Tx, actor: Staff, { reason, ...meant }: Meant & { reason: string }): Promise<void> {
	const { ticket } = await lockTicket(tx, actor, meant);
	await checkDoor(tx, meant.dayId);
	await doAct(tx, actor, ticket, 'call', { reason });
}

/** The acts on one ticket that need no more than it. */
export const PLAIN_ACTS = ['recall', 'begin', 'miss', 'return', 'leave'] as const satisfies readonly TicketAct[];
export type PlainAct = (typeof PLAIN_ACTS)[number];

/** Throws as `lockTicket`, conflict when the act is not possible now. */
export async function turnTicket(tx: Tx, actor: Staff, act: PlainAct, meant: Meant): Promise<void> {
	const { ticket } = await lockTicket(tx, actor, meant);
	await doAct(tx, actor, ticket, act);
}
