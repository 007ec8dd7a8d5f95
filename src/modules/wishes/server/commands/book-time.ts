import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { releaseSeat, slotById, takeSeat, type SlotRow } from '#modules/receptions/server/index.ts';
import { territoryById } from '#modules/territory/server/index.ts';
import { isSeated, next, type Asked } from '../../rules.ts';
import { tellBooked } from '../letters.ts';
import { endOffer, openOffer } from '../offers.ts';
import { moveOn, openWish, tell, type WishRow } from '../store.ts';

export interface Booking {
	slotId: string;
	/** The token of the seat that is held for it. */
	hold?: string | undefined;
	/** The access code, when this is the first that the person hears. */
	code?: string;
	/** When staff do it because the person asked. */
	asked?: Asked;
}

/**
 * Gives a wish a time, or another one: one that is free, that is held, or that was offered. The same time again is the same. Throws
 * not_found, forbidden, invalid `slotId` for a time of somebody else, conflict `wishes.not_now`, and what a seat is refused for
 * (`receptions.full`, `receptions.begun`, `receptions.gone`).
 */
export async function bookTime(tx: Tx, actor: Actor, id: string, { slotId, hold, code, asked }: Booking): Promise<void> {
	const wish = await openWish(tx, actor, id);
	const before = isSeated(wish.state) ? wish.slotId : null;
	if (before === slotId) return;
	const act = before === null ? 'book' : 'move';
	if (next(wish, act) === undefined) throw conflict('wishes.not_now');
	const slot = found(await slotById(tx, slotId));
	if (!(await isFor(tx, wish, slot))) throw invalid('slotId', 'choose');
	const offer = await openOffer(tx, id);
	if (before !== null) await releaseSeat(tx, id);
	await takeSeat(tx, { slotId, wishId: id, hold: hold ?? offer?.times.find((time) => time.slotId === slotId)?.hold });
	if (offer !== undefined) await endOffer(tx, offer, 'taken', slotId);
	const data = { slot: slotId, at: slot.startsAt.toString(), ...(before === null ? {} : { from: before }), ...asked };
	await moveOn(tx, wish, act, {
		actor,
		data,
		values: { unit_id: slot.unitId, slot_id: slotId, starts_at: slot.startsAt, booked_at: now(), confirmed_at: null }
	});
	await tellBooked(tx, id, act, code);
}

/** Whether a time is one for this wish: with whom they want to meet, or with anybody where they can come, in the way they want. */
async function isFor(tx: Tx, wish: WishRow, slot: SlotRow): Promise<boolean> {
	if (!slot.modes.includes(wish.mode)) return false;
	if (wish.hostId !== null) return slot.hostId === wish.hostId;
	const place = await territoryById(asReader(tx), slot.territoryId);
	return wish.regionId === null || wish.mode === 'phone' || place?.regionId === wish.regionId;
}

/** "I will come": said by the person before a meeting, or to staff. Twice is as good as once. Throws not_found, conflict `wishes.not_now`. */
export async function confirmTime(tx: Tx, actor: Actor, id: string, asked?: Asked): Promise<void> {
	const wish = await openWish(tx, actor, id);
	if (!isSeated(wish.state)) throw conflict('wishes.not_now');
	if (wish.confirmedAt !== null) return;
	await tx.updateTable('wish').set({ confirmed_at: now() }).where('id', '=', id).execute();
	await tell(tx, actor, id, 'confirmed', { ...asked });
}
