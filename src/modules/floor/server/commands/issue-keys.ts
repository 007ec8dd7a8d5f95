import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { makeToken, sha256 } from '#platform/secrets.ts';
import { canRun } from '#modules/events/server/index.ts';
import { holdersOn } from '#modules/mandates/server/index.ts';
import type { Stage } from '#modules/sittings/rules/stage.ts';
import { lockSitting, tellSitting } from '#modules/sittings/server/index.ts';

/** When links are given: once the sitting is announced, and after it, since members amend its minutes by them. */
export const LINKED: readonly Stage[] = ['announced', 'check_in', 'open', 'ended', 'not_held'];

/** A link to be handed over: it is shown once, we keep its hash alone. */
export interface IssuedKey {
	seatId: string;
	name: string;
	key: string;
}

/**
 * Gives members links to their own page of the sitting: one seat, or all who hold one on its day. A link that was given before opens nothing
 * any more. Throws not_found (also for a seat of another body), forbidden, conflict `sittings.not_now`.
 */
export async function issueKeys(tx: Tx, actor: Actor, eventId: string, { seatId }: { seatId?: string | undefined }): Promise<IssuedKey[]> {
	const sitting = await lockSitting(tx, actor, eventId);
	if (!canRun(actor, sitting)) throw forbidden();
	if (!LINKED.includes(sitting.stage)) throw conflict('sittings.not_now');
	const holders = await holdersOn(tx, sitting.hostId, dayOf(sitting.startsAt));
	const chosen = seatId === undefined ? holders : [found(holders.find((one) => one.seatId === seatId))];
	const issued = chosen.map(({ seatId: id, name }) => ({ seatId: id, name, key: makeToken() }));
	const at = now();
	for (const one of issued) {
		const key = { key_hash: sha256(one.key), issued_at: at, issued_by: staffId(actor) };
		await tx
			.insertInto('sitting_seat_key')
			.values({ event_id: eventId, mandate_id: one.seatId, ...key })
			.onConflict((c) => c.columns(['event_id', 'mandate_id']).doUpdateSet(key))
			.execute();
	}
	await tellSitting(tx, actor, eventId, 'keys_issued', at, { seats: issued.map((one) => one.seatId) });
	return issued;
}
