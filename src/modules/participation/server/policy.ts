/** Who of the staff may know of an event that citizens come to: the side that holds it. What is announced anybody reads on its public page. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { canRun, isHost } from '#modules/events/server/index.ts';
import { gatheringById, type Gathering } from './queries.ts';

/** An event for the desk of its host. Throws not_found. */
export async function gatheringFor(db: Reader, actor: Staff, id: string): Promise<Gathering> {
	const gathering = found(await gatheringById(db, id));
	return found(isHost(actor, gathering) || canRun(actor, gathering) ? gathering : undefined);
}
