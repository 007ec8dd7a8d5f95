/** How an event is taken under lock before an act, and how the act is told. */
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { telling } from '#platform/journal/index.ts';
import { next, type EventAct } from '../rules.ts';
import { canRun } from './policy.ts';
import { eventById, mayRead, type EventRow } from './queries.ts';

/** An event under lock, for its reader. Throws not_found. */
export async function lockEvent(tx: Tx, actor: Actor, id: string): Promise<EventRow> {
	found(await tx.selectFrom('event').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
	const event = found(await eventById(asReader(tx), id));
	if (!(await mayRead(asReader(tx), actor, event))) throw notFound();
	return event;
}

/** The act must be possible in the event's state. Throws conflict `events.not_now`. */
export function checkState(event: EventRow, act: EventAct): void {
	if (next(event.state, act) === undefined) throw conflict('events.not_now');
}

/** An event under lock, for who runs it, in a state in which the act is possible. Throws not_found, forbidden, conflict. */
export async function runEvent(tx: Tx, actor: Actor, id: string, act: EventAct): Promise<EventRow> {
	const event = await lockEvent(tx, actor, id);
	if (!canRun(actor, event)) throw forbidden();
	checkState(event, act);
	return event;
}

/** One row on the event's chain. Read by staff; the words of a reason are staff's own. */
export const tell = telling('event');
