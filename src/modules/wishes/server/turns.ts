/** Whose turn it is: what the line does by the clock, and when a host takes times back. */
import { rows, sql, type Database, type Reader, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { slotById, type Fallen } from '#modules/receptions/server/index.ts';
import { isSeated, waits } from '../rules.ts';
import { inOrder } from '../rules/line.ts';
import { tellOffered, tellRevoked } from './letters.ts';
import { WAITS } from './line.ts';
import { endOffer, lapseOffer, offerNext, openOffer, overdueOffers } from './offers.ts';
import { moveOn, openWish, wishById, type WishRow } from './store.ts';

const LINE: Actor = { kind: 'system', job: 'wishes.line' };
const BATCH = 200;

type Handles = Pick<Database, 'reader' | 'write'>;

/** Puts away every offer whose hour is over; each wish waits again. Returns how many. */
export async function lapseOffers({ reader, write }: Handles): Promise<number> {
	let lapsed = 0;
	for (const { wishId } of await overdueOffers(reader)) {
		lapsed += await write(async (tx) => {
			const wish = await openWish(tx, LINE, wishId);
			const overdue = (await overdueOffers(tx)).find((offer) => offer.wishId === wishId);
			if (overdue === undefined || wish.state !== 'offered') return 0;
			await lapseOffer(tx, LINE, wish, overdue);
			return 1;
		});
	}
	return lapsed;
}

/** What two wishes have in common that wait for the same times. */
const KEY = sql`concat_ws(' ', w.host_id, w.region_id, w.mode, CASE WHEN w.host_id IS NULL AND w.region_id IS NULL THEN w.unit_id END)`;

interface Turn {
	id: string;
	key: string;
	rank: number;
	since: Temporal.Instant;
}

/**
 * Offers what is free to who waits, the first of the line first, each in a transaction of its own. Where nothing is free for one, nobody
 * who waits for the same is looked at any more: the work grows with the offers, not with the line. Returns how many were offered.
 */
export async function offerFree({ reader, write }: Handles): Promise<number> {
	const counted = await rows(
		reader,
		sql<{ key: string; n: number }>`SELECT ${KEY} AS key, count(*)::int AS n FROM wish w WHERE ${WAITS} GROUP BY 1`
	);
	const waiting = new Map(counted.map(({ key, n }) => [key, n]));
	let offered = 0;
	for (let page = await turns(reader); page.length > 0; page = await turns(reader, page.at(-1))) {
		for (const { id, key } of page) {
			const among = waiting.get(key) ?? 0;
			if (among === 0) continue;
			const done = await write((tx) => offerTo(tx, id, among));
			waiting.set(key, done ? among - 1 : 0);
			offered += done ? 1 : 0;
		}
	}
	return offered;
}

function turns(db: Reader, last?: Turn): Promise<Turn[]> {
	const beyond = last === undefined ? sql`true` : sql`(w.rank, w.since, w.id) > (${last.rank}, ${last.since}, ${last.id}::uuid)`;
	return rows(
		db,
		sql<Turn>`SELECT w.id, ${KEY} AS key, w.rank, w.since FROM wish w WHERE ${WAITS} AND ${beyond} ORDER BY w.rank, w.since, w.id LIMIT ${BATCH}`
	);
}

async function offerTo(tx: Tx, id: string, among: number): Promise<boolean> {
	const wish = await openWish(tx, LINE, id);
	// Somebody was quicker: the line goes on.
	if (!waits(wish.state)) return true;
	const done = await offerNext(tx, LINE, wish, among);
	if (done) await tellOffered(tx, id);
	return done;
}

/**
 * The host takes times back: who had one, and who was offered one, is offered another at once where there is one, in the order of the line,
 * and told of both in one letter. Whoever cannot be offered anything now keeps their place, before all who came later.
 */
export async function revokeTimes(tx: Tx, { wishIds, slotIds, reason, why }: Fallen): Promise<void> {
	const offered = await rows(
		tx,
		sql<{ id: string }>`SELECT o.wish_id AS id FROM wish_offer o WHERE o.state = 'open'
			AND EXISTS (SELECT FROM wish_offer_time t WHERE t.offer_id = o.id AND t.slot_id = ANY(${slotIds}::uuid[]))`
	);
	const ids = [...new Set([...wishIds, ...offered.map(({ id }) => id)])].toSorted();
	const hit: WishRow[] = [];
	for (const id of ids) {
		const wish = await openWish(tx, LINE, id);
		const offer = await openOffer(tx, id);
		if (offer !== undefined) await endOffer(tx, offer, 'revoked');
		if (!isSeated(wish.state) && wish.state !== 'offered') continue;
		await moveOn(tx, wish, 'revoke', { actor: LINE, data: { why, ...(reason === null ? {} : { reason }) } });
		hit.push(wish);
	}
	for (const [n, before] of hit.toSorted(inOrder).entries()) {
		const wish = await wishById(tx, before.id);
		if (wish === undefined) continue;
		await offerNext(tx, LINE, wish, hit.length - n);
		const slot = isSeated(before.state) ? await slotById(tx, found(before.slotId)) : undefined;
		await tellRevoked(tx, before.id, { slot, reason, why });
	}
}
