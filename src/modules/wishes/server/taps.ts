/** Links of letters and text messages that answer with one tap: what each of them would do now, and doing it. */
import { now } from '#platform/clock.ts';
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { openTap, readTap, useTap, type KeptTap } from '#platform/one-tap/index.ts';
import { NEW_CODE } from '#platform/one-tap/new-code.ts';
import { isSeated } from '../rules.ts';
import { bookTime, confirmTime } from './commands/book-time.ts';
import { declineOffer, withdrawWish } from './commands/run-wish.ts';
import { openOffer, wishOfOffer, type Offer } from './offers.ts';
import { openWish, wishById, type WishRow } from './store.ts';

/** What one button does: `choose_2` takes the second time of an offer. */
export type Deed = 'confirm' | 'cancel' | 'decline' | `choose_${number}`;

/** What was done, as the pages of a booking say it. */
export type Done = 'confirmed' | 'cancelled' | 'declined' | 'booked';

export interface TapStand {
	tap: KeptTap;
	wish: WishRow;
	/** The offer that it is of, while it can be answered. */
	offer: Offer | undefined;
	/** The meeting that its letter spoke of still stands as it did then. */
	same: boolean;
	/** What its buttons do; none when it is of no use any more. */
	deeds: Deed[];
}

const earlier = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) <= 0;
const reaches = ({ act }: KeptTap, deed: Deed) => act === 'answer' || act === deed;

/** How a link stands. Throws not_found for a link that is none of this room. */
export async function standOfTap(db: Reader, token: string): Promise<TapStand> {
	const tap = found(await readTap(db, token));
	const id = await wishIdOf(db, tap);
	const wish = found(await wishById(db, id));
	const over = tap.usedAt !== null || earlier(tap.until, now());
	if (tap.subjectKind === 'wish') {
		const same = isSeated(wish.state) && wish.bookedAt !== null && earlier(wish.bookedAt, tap.madeAt);
		const may: Deed[] = wish.confirmedAt === null ? ['confirm', 'cancel'] : ['cancel'];
		return { tap, wish, offer: undefined, same, deeds: over || !same ? [] : may.filter((deed) => reaches(tap, deed)) };
	}
	const open = wish.state === 'offered' ? await openOffer(db, id) : undefined;
	const offer = open?.id === tap.subjectId ? open : undefined;
	const may: Deed[] = offer === undefined ? [] : [...offer.times.map((_, n) => `choose_${n + 1}` as const), 'decline'];
	return { tap, wish, offer, same: offer !== undefined, deeds: over ? [] : may.filter((deed) => reaches(tap, deed)) };
}

async function wishIdOf(db: Reader, { subjectKind, subjectId, act }: KeptTap): Promise<string> {
	// A link for a new code has a page of its own.
	if (act === NEW_CODE) throw notFound();
	if (subjectKind === 'wish_offer') return found(await wishOfOffer(db, subjectId));
	return found(subjectKind === 'wish' ? subjectId : undefined);
}

/** The time that a button takes, of those of an offer. */
export const timeOfDeed = (deed: Deed | undefined, offer: Offer | undefined) =>
	deed?.startsWith('choose_') === true ? offer?.times[Number(deed.slice(7)) - 1] : undefined;

/**
 * Does what a link is for, as the person; `chosen` is the button of a page with several. Throws not_found, conflict `tap_used`,
 * `tap_expired`, `wishes.not_now`, and what the act itself is refused for: the link stays then.
 */
export async function answerByTap(tx: Tx, token: string, chosen?: string): Promise<Done> {
	const id = await wishIdOf(asReader(tx), found(await readTap(asReader(tx), token)));
	const actor: Actor = { kind: 'visitor', wishId: id };
	await openWish(tx, actor, id);
	const { tap, offer, deeds } = await standOfTap(asReader(tx), token);
	const deed = tap.act === 'answer' ? deeds.find((one) => one === chosen) : deeds[0];
	if (deed === undefined) {
		await openTap(asReader(tx), token);
		throw conflict('wishes.not_now');
	}
	await useTap(tx, token);
	switch (deed) {
		case 'confirm':
			await confirmTime(tx, actor, id);
			return 'confirmed';
		case 'cancel':
			await withdrawWish(tx, actor, id);
			return 'cancelled';
		case 'decline':
			await declineOffer(tx, actor, id);
			return 'declined';
		default:
			await bookTime(tx, actor, id, { slotId: found(timeOfDeed(deed, offer)).slotId });
			return 'booked';
	}
}
