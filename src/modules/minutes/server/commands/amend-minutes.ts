import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { canRun } from '#modules/events/server/index.ts';
import { itemsOf, tellSitting } from '#modules/sittings/server/index.ts';
import type { AmendInput, JudgeInput } from '../../input.ts';
import { mayAmend } from '../../rules.ts';
import { amendmentsOf } from '../queries.ts';
import { amendableSeats, isOwn, lockDraft } from '../store.ts';

/**
 * Proposes an amendment for a member who was there: the member signed in, or who runs the sitting for one who wrote it (`source`: where).
 * Throws not_found, forbidden `minutes.not_there`, conflict `minutes.frozen`, `minutes.amend_term`, invalid `source`, `itemId`.
 */
export async function proposeAmendment(tx: Tx, actor: Actor, eventId: string, input: AmendInput): Promise<void> {
	const { sitting, draft } = await lockDraft(tx, actor, eventId);
	const seat = (await amendableSeats(tx, actor, sitting)).find(({ seatId }) => seatId === input.seatId);
	if (seat === undefined) throw forbidden('minutes.not_there');
	const at = now();
	if (!mayAmend('draft', { today: dayOf(at), amendUntil: draft.amendUntil })) throw conflict('minutes.amend_term');
	const own = isOwn(actor, seat);
	if (!own && input.source === undefined) throw invalid('source', 'minutes.source');
	if (input.itemId !== undefined && !(await itemsOf(tx, eventId)).some(({ id }) => id === input.itemId)) throw invalid('itemId', 'choose');
	const id = newId();
	await tx
		.insertInto('minutes_amendment')
		.values({
			...{ id, event_id: eventId, mandate_id: input.seatId, item_id: input.itemId ?? null, text: input.text },
			...{ source: own ? null : (input.source ?? null), proposed_at: at, proposed_by: staffId(actor) }
		})
		.execute();
	await tellSitting(tx, actor, eventId, 'minutes_amendment_proposed', at, { amendment: id, seat: input.seatId });
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
