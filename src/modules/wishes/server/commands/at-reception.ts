/** What becomes of somebody who came to a reception and was not received. */
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { releaseSeat } from '#modules/receptions/server/index.ts';
import { moveOn, openWish } from '../store.ts';

/** They were called and were not there. Throws not_found, forbidden, conflict `wishes.not_now`. */
export async function missCall(tx: Tx, actor: Actor, id: string): Promise<void> {
	await moveOn(tx, await openWish(tx, actor, id, 'keep'), 'miss', { actor });
}

/**
 * The day ended before their turn, or they could not wait so long: they keep their place in the line, and the host owes them a time,
 * which is offered as to everybody. Throws not_found, forbidden, conflict `wishes.not_now`.
 */
export async function keepWaiting(tx: Tx, actor: Actor, id: string): Promise<void> {
	const wish = await openWish(tx, actor, id, 'keep');
	await releaseSeat(tx, id);
	await moveOn(tx, wish, 'revoke', { actor, data: { why: 'day_ended' } });
}
