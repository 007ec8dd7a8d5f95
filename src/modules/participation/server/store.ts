/** How an event that citizens come to is taken under lock, how places are given to those who wait, and how acts are told. */
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { telling } from '#platform/journal/index.ts';
import { canRun, isHost } from '#modules/events/server/index.ts';
import { promoted } from '../rules.ts';
import { placeGiven, queueTold } from './letters.ts';
import { lineOf, participantsOf } from './participants.ts';
import { gatheringById, type Gathering } from './queries.ts';

/** One row on the chain of the event as citizens come to it: those of its registrations would hide the acts of its host. */
export const tell = telling('gathering');

/**
 * An event with its places under lock, whoever asks: nobody else registers, gives back or moves it meanwhile. The event is locked
 * first, as its own acts do; of two who register one waits for the other at the places alone. Throws not_found.
 */
export async function lockGathering(tx: Tx, id: string): Promise<Gathering> {
	found(await tx.selectFrom('event').select('id').where('id', '=', id).forShare().executeTakeFirst());
	found(await tx.selectFrom('gathering').select('event_id').where('event_id', '=', id).forUpdate().executeTakeFirst());
	return found(await gatheringById(asReader(tx), id));
}

/** The same for who runs it. Throws not_found, forbidden. */
export async function runGathering(tx: Tx, actor: Actor, id: string): Promise<Gathering> {
	const gathering = await lockGathering(tx, id);
	if (!isHost(actor, gathering) && !canRun(actor, gathering)) throw notFound();
	if (!canRun(actor, gathering)) throw forbidden();
	return gathering;
}

/** Gives the places that are free, by the order of the line, and writes to who got one. The event is under lock. Returns how many got one. */
export async function givePlaces(tx: Tx, actor: Actor, id: string): Promise<number> {
	const db = asReader(tx);
	const [gathering, line] = [found(await gatheringById(db, id)), await lineOf(tx, id)];
	const given = promoted(gathering, line);
	if (given.length === 0) return 0;
	const at = now();
	const ids = given.map((one) => one.id);
	await tx.updateTable('participant').set({ state: 'coming', state_at: at }).where('id', 'in', ids).execute();
	const told = (await participantsOf(tx, id)).filter((one) => ids.includes(one.id));
	await queueTold(
		tx,
		told.map((one) => placeGiven(gathering, one))
	);
	await tell(tx, actor, id, 'places_given', at, { numbers: given.map(({ number }) => number) });
	return given.length;
}
