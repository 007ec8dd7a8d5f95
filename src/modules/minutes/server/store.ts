/** How minutes are taken under lock before an act, and for whom of the members somebody may speak. */
import type { Reader, Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { canRun } from '#modules/events/server/index.ts';
import { houseOf, lockSitting, sittingSeats, type Sitting, type SittingSeat } from '#modules/sittings/server/index.ts';
import { seenBetween } from '../rules/minutes.ts';
import { draftOf, frozenOf, type Draft } from './queries.ts';

/** A sitting under lock whose minutes are a draft. Throws not_found, conflict `minutes.frozen`. */
export async function lockDraft(tx: Tx, actor: Actor, eventId: string): Promise<{ sitting: Sitting; draft: Draft }> {
	const sitting = await lockSitting(tx, actor, eventId);
	const [draft, frozen] = await Promise.all([draftOf(tx, eventId), frozenOf(tx, eventId)]);
	if (frozen !== undefined) throw conflict('minutes.frozen');
	return { sitting, draft: found(draft) };
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
