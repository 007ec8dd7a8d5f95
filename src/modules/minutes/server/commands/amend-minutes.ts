import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { mayAmend } from '#modules/events/rules/amending.ts';
import { canRun } from '#modules/events/server/index.ts';
import type { OwnSeat } from '#modules/floor/server/index.ts';
import { itemsOf, tellSitting } from '#modules/sittings/server/index.ts';
import type { AmendInput, JudgeInput, OwnAmendInput } from '../../input.ts';
import { amendmentsOf, type Amendment } from '../queries.ts';
import { amendableSeats, holdDraft, isOwn, lockDraft, presentSeats, seatIn, type Drafted } from '../store.ts';

/** What is proposed is kept; the same words of a seat sent twice are one. Throws conflict `minutes.amend_term`, invalid `itemId`. */
async function keepAmendment(
	tx: Tx,
	actor: Actor,
	{ sitting: { id: eventId }, draft: { amendUntil } }: Drafted,
	{ seatId, source }: { seatId: string; source: string | null },
	{ itemId, stands, text, why }: OwnAmendInput
): Promise<void> {
	const at = now();
	if (!mayAmend('draft', { today: dayOf(at), amendUntil })) throw conflict('minutes.amend_term');
	if (itemId !== undefined && !(await itemsOf(tx, eventId)).some(({ id }) => id === itemId)) throw invalid('itemId', 'choose');
	const isSaid = (one: Amendment) =>
		one.seatId === seatId && one.itemId === (itemId ?? null) && one.stands === (stands ?? null) && one.text === text && one.why === why;
	if ((await amendmentsOf(tx, eventId)).some(isSaid)) return;
	const id = newId();
	await tx
		.insertInto('minutes_amendment')
		.values({
			id,
			event_id: eventId,
			mandate_id: seatId,
			item_id: itemId ?? null,
			stands: stands ?? null,
			text,
			why,
			source,
			proposed_at: at,
			proposed_by: staffId(actor)
		})
		.execute();
	await tellSitting(tx, actor, eventId, 'minutes_amendment_proposed', at, { amendment: id, seat: seatId });
}

/**
 * Proposes an amendment for a member who was there: the member signed in, or who runs the sitting for one who wrote it (`source`: where).
 * Throws not_found, forbidden `minutes.not_there`, conflict `minutes.frozen`, `minutes.amend_term`, invalid `source`, `itemId`.
 */
export async function proposeAmendment(tx: Tx, actor: Actor, eventId: string, input: AmendInput): Promise<void> {
	const drafted = await lockDraft(tx, actor, eventId);
	const seat = (await amendableSeats(tx, actor, drafted.sitting)).find(({ seatId }) => seatId === input.seatId);
	if (seat === undefined) throw forbidden('minutes.not_there');
	const own = isOwn(actor, seat);
	if (!own && input.source === undefined) throw invalid('source', 'minutes.source');
	await keepAmendment(tx, actor, drafted, { seatId: seat.seatId, source: own ? null : (input.source ?? null) }, input);
}

/**
 * The same by the link of one's seat. Throws not_found (also before the sitting is over), forbidden `minutes.not_there`, conflict
 * `minutes.frozen`, `minutes.amend_term`, invalid `itemId`.
 */
export async function proposeOwnAmendment(tx: Tx, actor: Actor, { eventId, seatId }: OwnSeat, input: OwnAmendInput): Promise<void> {
	const drafted = await holdDraft(tx, eventId);
	await seatIn(tx, eventId, seatId);
	if (!(await presentSeats(tx, drafted.sitting)).some((one) => one.seatId === seatId)) throw forbidden('minutes.not_there');
	await keepAmendment(tx, actor, drafted, { seatId, source: null }, input);
}

/** Who runs the sitting takes an amendment into the minutes or refuses it with a reason, once. Throws not_found, forbidden, conflict `minutes.frozen`, `minutes.judged`. */
export async function judgeAmendment(tx: Tx, actor: Actor, eventId: string, { amendmentId, decision, reason }: JudgeInput): Promise<void> {
	const { sitting } = await lockDraft(tx, actor, eventId);
	if (!canRun(actor, sitting)) throw forbidden();
	const amendment = found((await amendmentsOf(tx, eventId)).find(({ id }) => id === amendmentId));
	if (amendment.decision !== null) throw conflict('minutes.judged');
	const at = now();
	await tx
		.updateTable('minutes_amendment')
		.set({ decision, reason: reason ?? null, decided_by: staffId(actor), decided_at: at })
		.where('id', '=', amendmentId)
		.execute();
	await tellSitting(tx, actor, eventId, `minutes_amendment_${decision}`, at, { amendment: amendmentId });
}
