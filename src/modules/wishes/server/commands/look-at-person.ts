import type { Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { personOf, type Person } from '../person.ts';
import { openWish, tell } from '../store.ts';

/** Who wants to meet, for who keeps the line; the look is journalled, for the person to read. Throws not_found, forbidden. */
export async function lookAtPerson(tx: Tx, actor: Actor, id: string): Promise<Person> {
	await openWish(tx, actor, id, 'keep');
	const person = found(await personOf(tx, id));
	await tell(tx, actor, id, 'seen');
	return person;
}
