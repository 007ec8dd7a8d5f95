/** What is done with a wish before, at and after the meeting, by the person or by who keeps the line. */
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { seal } from '#platform/secrets.ts';
import { releaseSeat, slotById, type SlotRow } from '#modules/receptions/server/index.ts';
import type { z } from 'zod';
import type { metInput } from '../../input.ts';
import { isSeated, next, type Asked } from '../../rules.ts';
import { tellGivenBack, tellOffered } from '../letters.ts';
import { endOffer, offerNext, openOffer } from '../offers.ts';
import { moveOn, openWish, type WishRow } from '../store.ts';

const slotOf = async (tx: Tx, { slotId }: WishRow): Promise<SlotRow> => found(await slotById(tx, found(slotId)));

/** Gives the seat back to the line, and tells the person's calendar. */
async function giveBack(tx: Tx, actor: Actor, wish: WishRow, act: 'withdraw' | 'excuse', data: Record<string, unknown>): Promise<void> {
	const offer = await openOffer(tx, wish.id);
	if (offer !== undefined) await endOffer(tx, offer, 'declined');
	await releaseSeat(tx, wish.id);
	await moveOn(tx, wish, act, { actor, data });
	if (isSeated(wish.state)) await tellGivenBack(tx, wish.id, await slotOf(tx, wish), act);
}

/** The person gives the meeting up. Given up already, it stays so. Throws not_found, forbidden, conflict `wishes.not_now`. */
export async function withdrawWish(tx: Tx, actor: Actor, id: string, reason?: string, asked?: Asked): Promise<void> {
	const wish = await openWish(tx, actor, id);
	if (wish.state === 'withdrawn') return;
	await giveBack(tx, actor, wish, 'withdraw', { ...(reason === undefined ? {} : { reason }), ...asked });
}

/** The person says beforehand that they cannot come, or why they did not. Throws not_found, forbidden, conflict `wishes.not_now`. */
export async function excuseWish(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
	const wish = await openWish(tx, actor, id);
	if (wish.state === 'excused') return;
	// Why somebody did not come is for who keeps the line to accept.
	if (wish.state === 'no_show') await openWish(tx, actor, id, 'keep');
	await giveBack(tx, actor, wish, 'excuse', { reason });
}

/** Into the line again, after one did not come (once) or could not. Throws not_found, forbidden, conflict `wishes.not_now`, `wishes.came_back`. */
export async function waitAgain(tx: Tx, actor: Actor, id: string): Promise<void> {
	const wish = await openWish(tx, actor, id);
	await moveOn(tx, wish, 'again', { actor });
	await releaseSeat(tx, id);
}

/** None of the offered times fits: the wish waits again in its place. Throws not_found, forbidden, conflict `wishes.offer_over`. */
export async function declineOffer(tx: Tx, actor: Actor, id: string, asked?: Asked): Promise<void> {
	const wish = await openWish(tx, actor, id);
	const offer = await openOffer(tx, id);
	if (offer === undefined || wish.state !== 'offered') throw conflict('wishes.offer_over');
	await endOffer(tx, offer, 'declined');
	await moveOn(tx, wish, 'decline', { actor, data: { ...asked } });
}

/** Who keeps the line offers the next free times at once, whoever's turn it is. Throws not_found, forbidden, conflict `wishes.not_now`, `receptions.full`. */
export async function offerByHand(tx: Tx, actor: Actor, id: string): Promise<void> {
	const wish = await openWish(tx, actor, id, 'keep');
	if (next(wish, 'offer') === undefined) throw conflict('wishes.not_now');
	if (!(await offerNext(tx, actor, wish, 1))) throw conflict('wishes.nothing_free');
	await tellOffered(tx, id);
}

/** Whoever came is there. Marked already, it stays so. Throws not_found, forbidden, conflict `wishes.not_now`. */
export async function markArrived(tx: Tx, actor: Actor, id: string): Promise<void> {
	const wish = await openWish(tx, actor, id, 'keep');
	if (wish.state === 'arrived') return;
	if (wish.state === 'no_show') await checkSameDay(tx, wish);
	await moveOn(tx, wish, wish.state === 'no_show' ? 'come_late' : 'arrive', { actor });
}

async function checkSameDay(tx: Tx, wish: WishRow): Promise<void> {
	const { startsAt } = await slotOf(tx, wish);
	if (!dayOf(startsAt).equals(dayOf(now()))) throw conflict('wishes.late_day');
}

async function checkBegun(tx: Tx, wish: WishRow): Promise<void> {
	const { startsAt } = await slotOf(tx, wish);
	if (Temporal.Instant.compare(startsAt, now()) > 0) throw conflict('wishes.not_yet');
}

/** Nobody came, and the time has begun. Throws not_found, forbidden, conflict `wishes.not_now`, `wishes.not_yet`. */
export async function markMissed(tx: Tx, actor: Actor, id: string): Promise<void> {
	const wish = await openWish(tx, actor, id, 'keep');
	if (wish.state === 'no_show') return;
	if (next(wish, 'miss') === undefined) throw conflict('wishes.not_now');
	await checkBegun(tx, wish);
	await moveOn(tx, wish, 'miss', { actor });
}

/** They met; what came of it. Throws not_found, forbidden, conflict `wishes.not_now`. */
export async function markMet(tx: Tx, actor: Actor, id: string, { outcome, note }: z.output<typeof metInput>): Promise<void> {
	const wish = await openWish(tx, actor, id, 'keep');
	await moveOn(tx, wish, 'meet', { actor, data: { outcome }, values: { outcome } });
	if (note !== undefined)
		await tx
			.updateTable('wish_person')
			.set({ note: seal(note) })
			.where('wish_id', '=', id)
			.execute();
}
