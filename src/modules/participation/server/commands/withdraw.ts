import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { mayWithdraw, next } from '../../rules.ts';
import { participantByKey } from '../participants.ts';
import { givePlaces, lockGathering, tell } from '../store.ts';

/**
 * Gives a place back, or leaves the line, by the key of the link; the next who fit get the place and are written to. Throws not_found,
 * conflict `participation.withdrawn` (it was given back before), `participation.over`.
 */
export async function withdraw(tx: Tx, actor: Actor, key: string): Promise<void> {
	const { eventId } = found(await participantByKey(tx, key));
	const gathering = await lockGathering(tx, eventId);
	// As it is now that nobody else can change it.
	const participant = found(await participantByKey(tx, key));
	const state = next(participant.state, 'withdraw');
	if (state === undefined) throw conflict('participation.withdrawn');
	const at = now();
	if (!mayWithdraw(gathering, at)) throw conflict('participation.over');
	await tx.updateTable('participant').set({ state, state_at: at }).where('id', '=', participant.id).execute();
	await tell(tx, actor, eventId, 'withdrawn', at, { number: participant.number, people: participant.people });
	if (gathering.state === 'invited') await givePlaces(tx, actor, eventId);
}
