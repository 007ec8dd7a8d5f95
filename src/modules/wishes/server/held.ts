/** Everything that is held of somebody who wants to meet, for themselves: named fields, and nothing that staff wrote for themselves. */
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal, timelineOf } from '#platform/journal/index.ts';
import { looksAt, type Look } from '#modules/appeals/server/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { slotById, slotsByIds } from '#modules/receptions/server/index.ts';
import { placeName } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { wishForVisitor } from './access.ts';
import { isOf, personOf } from './person.ts';
import { askedText, whomOf } from './present-public.ts';
import type { WishRow } from './store.ts';
import { hostOf, placeOf } from './words.ts';

const at = (instant: Temporal.Instant | null) => instant?.toString() ?? null;

/** Every look of staff at who it is, newest first. The caller has checked who asks. */
export const looksAtWish = (db: Reader, id: string): Promise<Look[]> => looksAt(db, { kind: 'wish', id }, ['wish.seen']);

/** What is held of one booking, field by field. The caller has checked who asks. */
export async function heldOfWish(db: Reader, lang: Lang, wish: WishRow) {
	const t = messages[lang];
	const [slot, person, unit, acts, offers] = await Promise.all([
		wish.slotId === null ? undefined : slotById(db, wish.slotId),
		personOf(db, wish.id),
		unitById(db, wish.unitId),
		timelineOf(db, { kind: 'wish', id: wish.id }, 'applicant'),
		offersOf(db, lang, wish)
	]);
	return {
		booking: {
			number: wish.number,
			state: t.states[wish.state],
			whom: await whomOf(db, lang, wish),
			mode: t.modes[wish.mode],
			unit: unit?.name[lang] ?? null,
			territory: wish.territoryId === null ? null : await placeName(db, wish.territoryId, lang),
			language: wish.language,
			channel: t.channels[wish.channel],
			priorityGroup: wish.priorityGroup,
			receivedAt: at(wish.receivedAt),
			waitsSince: at(wish.since),
			dueOn: wish.dueOn.toString(),
			time: slot === undefined ? null : { at: at(slot.startsAt), host: hostOf(lang, slot), place: placeOf(lang, wish.mode, slot) },
			confirmedAt: at(wish.confirmedAt),
			outcome: wish.outcome === null ? null : t.outcomes[wish.outcome],
			endedAt: at(wish.endedAt)
		},
		// What the host noted for themselves is not here; what was said and promised stands on the card of the reception.
		person:
			person === undefined
				? null
				: (({ firstName, lastName, phone, email, topic, needs }) => ({ firstName, lastName, phone, email, topic, needs }))(person),
		offers,
		timeline: acts.map(({ at: done, act, actorKind, data }) => ({
			at: at(done),
			by: actorKind,
			what: t.timeline[act] ?? act,
			reason: typeof data.reason === 'string' ? data.reason : null,
			asked: askedText(lang, data) ?? null
		}))
	};
}

async function offersOf(db: Reader, lang: Lang, wish: WishRow) {
	const offers = await rows(
		db,
		sql<{ madeAt: Temporal.Instant; until: Temporal.Instant; state: string; slots: string[] }>`
			SELECT o.made_at AS "madeAt", o.until, o.state,
				(SELECT array_agg(t.slot_id ORDER BY t.position) FROM wish_offer_time t WHERE t.offer_id = o.id) AS slots
			FROM wish_offer o WHERE o.wish_id = ${wish.id} ORDER BY o.made_at`
	);
	const slots = await slotsByIds(
		db,
		offers.flatMap((offer) => offer.slots)
	);
	return offers.map(({ madeAt, until, state, slots: ids }) => ({
		madeAt: at(madeAt),
		until: at(until),
		state,
		times: ids.flatMap((id) => {
			const slot = slots.get(id);
			return slot === undefined ? [] : [{ at: at(slot.startsAt), host: hostOf(lang, slot), place: placeOf(lang, wish.mode, slot) }];
		})
	}));
}

/** Journals that the person took what we hold. Throws not_found for everybody else. */
export async function noteTaken(tx: Tx, actor: Actor, number: string): Promise<void> {
	const { id } = await wishForVisitor(asReader(tx), actor, number);
	await journal(tx, { subject: { kind: 'wish', id }, actor, act: 'wish.exported', seenBy: 'applicant', at: now() });
}

/** The numbers of the bookings that have this mail address, the newest first. */
export async function wishesOfEmail(db: Reader, email: string): Promise<string[]> {
	const list = await rows(
		db,
		sql<{ number: string }>`SELECT w.number FROM wish w WHERE ${isOf('email', email)} ORDER BY w.received_at DESC, w.id`
	);
	return list.map(({ number }) => number);
}
