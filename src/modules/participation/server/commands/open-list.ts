import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { participantsOf, type Participant } from '../participants.ts';
import { runGathering, tell } from '../store.ts';

/** Opens names and contacts of those who registered, for who runs the event; the look is journalled. Throws not_found, forbidden. */
export async function openList(tx: Tx, actor: Actor, id: string): Promise<Participant[]> {
	await runGathering(tx, actor, id);
	const list = await participantsOf(tx, id);
	await tell(tx, actor, id, 'list_opened', now(), { people: list.length });
	return list;
}
