/** Offers: up to three times kept for one person until an hour that a dated rule sets. */
import { dueFrom } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf, startOfDay } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { dropHolds, holdSeat, searchSlots, type SlotRow } from '#modules/receptions/server/index.ts';
import type { Lapse } from '../rules.ts';
import { timesFor } from '../rules/line.ts';

import { moveOn, tell, type WishRow } from './store.ts';

export interface OfferedTime {
	slotId: string;
	/** Opens the seat that is kept; only for who is offered it. */
	hold: string;
}

export interface Offer {
	id: string;
	wishId: string;
	madeAt: Temporal.Instant;
	until: Temporal.Instant;
	unreached: boolean;
	times: OfferedTime[];
}

const OFFER = sql`o.id, o.wish_id AS "wishId", o.made_at AS "madeAt", o.until, o.unreached_at IS NOT NULL AS unreached,
	(SELECT coalesce(jsonb_agg(jsonb_build_object('slotId', t.slot_id, 'hold', t.hold) ORDER BY t.position), '[]')
		FROM wish_offer_time t WHERE t.offer_id = o.id) AS times`;

function offersWhere(db: Reader | Tx, condition: ReturnType<typeof sql>): Promise<Offer[]> {
	return rows(db, sql<Offer>`SELECT ${OFFER} FROM wish_offer o WHERE o.state = 'open' AND ${condition}`);
}

/** What a wish is offered now, also when its hour is over and nobody has put it away yet. */
export async function openOffer(db: Reader | Tx, wishId: string): Promise<Offer | undefined> {
	return (await offersWhere(db, sql`o.wish_id = ${wishId}`))[0];
}

/** Of which wish an offer is, also one that is over. */
export async function wishOfOffer(db: Reader | Tx, offerId: string): Promise<string | undefined> {
	const [row] = await rows(db, sql<{ id: string }>`SELECT wish_id AS id FROM wish_offer WHERE id = ${offerId}`);
	return row?.id;
}

/** An offer is over; the seats that were kept for it, but the one that was taken, are anybody's. */
export async function endOffer(tx: Tx, offer: Offer, state: 'taken' | 'declined' | 'lapsed' | 'revoked', taken?: string): Promise<void> {
	await tx.updateTable('wish_offer').set({ state, ended_at: now() }).where('id', '=', offer.id).execute();
	await dropHolds(
		tx,
		offer.times.filter(({ slotId }) => slotId !== taken).map(({ slotId, hold }) => ({ slotId, token: hold }))
	);
}

/** How far ahead times are offered. */
const AHEAD = { hours: 24 * 7 * 26 };
/** Nobody is offered what begins sooner: they must read of it and get there. */
const NOTICE = { hours: 24 };

/** The next free times that a wish waits for, `limit` of them at most. */
export function timesForWish(db: Reader | Tx, wish: WishRow, limit: number): Promise<SlotRow[]> {
	const { hostId, regionId, mode } = wish;
	const where = mode === 'phone' ? {} : { territoryId: regionId ?? undefined };
	const whom = hostId === null ? (regionId === null ? { unitId: wish.unitId } : where) : { ...where, hostId };
	return searchSlots(db, { ...whom, mode, from: now().add(NOTICE), until: now().add(AHEAD), limit });
}

/** Until when an offer made now can be answered: the end of the last day of its term. */
async function answerUntil(tx: Tx, first: Temporal.Instant): Promise<Temporal.Instant> {
	const { dueOn } = await dueFrom(tx, 'wish_answer', dayOf(now()));
	const until = startOfDay(dueOn.add({ days: 1 }));
	// A time is not kept for somebody until after it began.
	const last = first.subtract({ hours: 2 });
	return Temporal.Instant.compare(until, last) < 0 ? until : last;
}

/** Offers a wish these times and keeps a seat of each until the offer ends. The caller holds the wish, and tells them. */
export async function offerTimes(tx: Tx, actor: Actor, wish: WishRow, slots: readonly SlotRow[]): Promise<void> {
	const [first] = slots;
	if (first === undefined) return;
	const [id, until] = [newId(), await answerUntil(tx, first.startsAt)];
	await tx
		.insertInto('wish_offer')
		.values({ id, wish_id: wish.id, made_at: now(), made_by: staffId(actor), until, state: 'open' })
		.execute();
	const times = [];
	for (const { slotId } of slots) times.push({ slot_id: slotId, hold: (await holdSeat(tx, slotId, until)).token });
	await tx
		.insertInto('wish_offer_time')
		.values(times.map((time, n) => ({ offer_id: id, position: n + 1, ...time })))
		.execute();
	await moveOn(tx, wish, 'offer', { actor, data: { times: slots.map(({ startsAt }) => startsAt.toString()), until: until.toString() } });
}

/** So many free times say what a fair share is. */
const LOOKED = 60;

/**
 * Offers a wish the next free times that it waits for, as many as are its fair share among `waiting` who wait for the same. The caller
 * holds the wish. Returns whether there was any.
 */
export async function offerNext(tx: Tx, actor: Actor, wish: WishRow, waiting: number): Promise<boolean> {
	const slots = await timesForWish(tx, wish, LOOKED);
	const free = slots.reduce((sum, slot) => sum + slot.free, 0);
	const times = slots.slice(0, timesFor(free, waiting));
	await offerTimes(tx, actor, wish, times);
	return times.length > 0;
}

/** How many offers to this wish lapsed since it last had a time. */
async function lapsesBefore(tx: Tx, wish: WishRow): Promise<number> {
	const [row] = await rows(
		tx,
		sql<{ n: number }>`SELECT count(*)::int AS n FROM wish_offer WHERE wish_id = ${wish.id} AND state = 'lapsed'
			AND made_at >= ${wish.bookedAt ?? wish.receivedAt}`
	);
	return row?.n ?? 0;
}

/** Puts an offer away whose hour is over; the wish waits again, without fault in its place. The caller holds the wish. */
export async function lapseOffer(tx: Tx, actor: Actor, wish: WishRow, offer: Offer): Promise<void> {
	const lapse: Lapse = { before: await lapsesBefore(tx, wish), unreached: offer.unreached };
	await endOffer(tx, offer, 'lapsed');
	await moveOn(tx, wish, 'lapse', { actor, lapse, data: { unreached: offer.unreached } });
}

const BATCH = 200;

/** Offers whose hour is over. */
export function overdueOffers(db: Reader | Tx): Promise<Offer[]> {
	return offersWhere(db, sql`o.until <= ${now()} ORDER BY o.until, o.id LIMIT ${BATCH}`);
}

/** The letter with an offer came back: when it lapses, that was nobody's fault. */
export async function markUnreached(tx: Tx, offerId: string): Promise<void> {
	const found = await tx
		.updateTable('wish_offer')
		.set({ unreached_at: now() })
		.where('id', '=', offerId)
		.where('unreached_at', 'is', null)
		.returning('wish_id')
		.executeTakeFirst();
	if (found !== undefined) await tell(tx, { kind: 'system', job: 'wishes.unreached' }, found.wish_id, 'unreached', {}, 'staff');
}
