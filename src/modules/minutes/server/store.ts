/** How minutes are taken under lock before an act, and for whom of the members somebody may speak. */
import type { Reader, Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { canRun } from '#modules/events/server/index.ts';
import { holdSitting, houseOf, lockSitting, sittingSeats, type Sitting, type SittingSeat } from '#modules/sittings/server/index.ts';
import { seenBetween } from '../rules/minutes.ts';
import { draftOf, frozenOf, type Draft } from './queries.ts';

/** A sitting under lock whose minutes are a draft. */
export interface Drafted {
	sitting: Sitting;
	draft: Draft;
}

async function drafted(tx: Tx, sitting: Sitting): Promise<Drafted> {
	const [draft, frozen] = await Promise.all([draftOf(tx, sitting.id), frozenOf(tx, sitting.id)]);
	if (frozen !== undefined) throw conflict('minutes.frozen');
	return { sitting, draft: found(draft) };
}

/** For who may read of it at the desk. Throws not_found, conflict `minutes.frozen`. */
export async function lockDraft(tx: Tx, actor: Actor, eventId: string): Promise<Drafted> {
	return drafted(tx, await lockSitting(tx, actor, eventId));
}

/** Whoever asks: the caller has seen to who may. Throws not_found, conflict `minutes.frozen`. */
export async function holdDraft(tx: Tx, eventId: string): Promise<Drafted> {
	return drafted(tx, await holdSitting(tx, eventId));
}

/** A seat of a sitting. Throws not_found where nobody sat in it: its link may be older than who holds the seats. */
export async function seatIn(db: Reader | Tx, eventId: string, seatId: string): Promise<SittingSeat> {
	return found((await sittingSeats(db, eventId)).find((one) => one.seatId === seatId));
}

/** Members who were there. */
export async function presentSeats(db: Reader | Tx, sitting: Sitting): Promise<SittingSeat[]> {
	const { checkInAt, sittingOpenedAt, endedAt } = sitting;
	const from = sittingOpenedAt ?? checkInAt;
	if (from === null || endedAt === null) return [];
	const [house, seats] = await Promise.all([houseOf(db, sitting), sittingSeats(db, sitting.id)]);
	const { inside } = seenBetween(house.ledger, from, endedAt);
	return seats.filter(({ seatId }) => inside.has(seatId));
}

/** Of the members who were there those for whom the actor may propose an amendment: their own seat; all of them for who runs the sitting. */
export async function amendableSeats(db: Reader | Tx, actor: Actor, sitting: Sitting): Promise<SittingSeat[]> {
	const there = await presentSeats(db, sitting);
	return canRun(actor, sitting) ? there : there.filter((seat) => isOwn(actor, seat));
}

/** Whether the seat is the actor's own. */
export const isOwn = (actor: Actor, { personId }: Pick<SittingSeat, 'personId'>): boolean =>
	actor.kind === 'staff' && actor.personId === personId;
