import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import type { ResolutionInput } from '#modules/promises/assess-input.ts';
import { assessAtSitting, isOfPlace } from '#modules/promises/server/index.ts';
import { runSitting, tellSitting } from '#modules/sittings/server/index.ts';
import { begunItem, carriedVote } from './take-decision.ts';

/**
 * What the faction resolved on a promise that it reviews, by a vote on the item, while its sitting is open: it goes back to the promise as the faction's word, and
 * the office may reply. Once for each promise. Throws not_found, forbidden, conflict `sittings.not_now`, `minutes.item_waits`,
 * `minutes.not_faction`, `promises.resolved`, `promises.one_hand`, invalid `voteId`.
 */
export async function resolvePromise(
	tx: Tx,
	actor: Actor,
	{ eventId, itemId }: { eventId: string; itemId: string },
	input: ResolutionInput
): Promise<void> {
	const sitting = await runSitting(tx, actor, eventId, 'item');
	const item = await begunItem(tx, eventId, itemId);
	if (item.territoryId === null || !(await isOfPlace(tx, input.promiseId, item.territoryId))) throw notFound();
	if (found(await unitById(asReader(tx), sitting.hostId)).kind !== 'faction') throw conflict('minutes.not_faction');
	const { id: voteId } = await carriedVote(tx, eventId, { itemId, voteId: input.voteId }, 'voteId');
	await assessAtSitting(tx, actor, { factionId: sitting.hostId, sittingId: eventId, itemId, voteId }, input);
	await tellSitting(tx, actor, eventId, 'promise_reviewed', now(), { promise: input.promiseId, item: itemId, vote: voteId });
}
