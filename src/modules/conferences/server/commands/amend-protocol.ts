import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor, type Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { mayAmend } from '#modules/events/rules/amending.ts';
import { canReply, canRun, invitedOf, lockEvent, type EventRow, type InvitedUnit } from '#modules/events/server/index.ts';
import type { AmendInput, JudgeInput } from '../../input.ts';
import { amendmentsOf, draftOf, frozenOf, protocolState, type Draft } from '../queries.ts';
import { tell } from '../tell.ts';

/** Of the invited units those that attended and for which the actor may speak: as its head, or as somebody who was there. */
export function amendableUnits(actor: Actor, invited: readonly InvitedUnit[]): InvitedUnit[] {
	if (actor.kind !== 'staff') return [];
	return invited.filter(({ path, people }) => {
		const there = people.filter(({ cameAt }) => cameAt !== null);
		return there.length > 0 && (canReply(actor, path) || there.some(({ personId }) => personId === actor.personId));
	});
}

/** The event under lock, with its protocol not frozen. Throws not_found, conflict `conferences.frozen`. */
async function lockDraft(tx: Tx, actor: Actor, eventId: string): Promise<{ event: EventRow; draft: Draft }> {
	const event = await lockEvent(tx, actor, eventId);
	const [draft, frozen] = await Promise.all([draftOf(asReader(tx), eventId), frozenOf(asReader(tx), eventId)]);
	if (protocolState(draft, frozen) === 'frozen') throw conflict('conferences.frozen');
	return { event, draft: found(draft) };
}

/** Proposes an amendment for a unit that attended. Throws not_found, forbidden, conflict `conferences.frozen`, `conferences.amend_term`. */
export async function proposeAmendment(tx: Tx, actor: Staff, eventId: string, { unitId, text }: AmendInput): Promise<void> {
	const { draft } = await lockDraft(tx, actor, eventId);
	const invited = await invitedOf(asReader(tx), eventId);
	if (!amendableUnits(actor, invited).some((unit) => unit.unitId === unitId)) throw forbidden('conferences.not_there');
	const at = now();
	if (!mayAmend('draft', { today: dayOf(at), amendUntil: draft.amendUntil })) throw conflict('conferences.amend_term');
	const id = newId();
	await tx
		.insertInto('protocol_amendment')
		.values({ id, event_id: eventId, unit_id: unitId, person_id: actor.personId, text, proposed_at: at })
		.execute();
	await tell(tx, actor, eventId, 'amendment_proposed', at, { amendment: id, unit: unitId });
}

/** The secretary takes an amendment into the protocol or refuses it with a reason, once. Throws not_found, forbidden, conflict. */
export async function judgeAmendment(tx: Tx, actor: Actor, eventId: string, { amendmentId, decision, reason }: JudgeInput): Promise<void> {
	const { event } = await lockDraft(tx, actor, eventId);
	if (!canRun(actor, event)) throw forbidden();
	const amendment = found((await amendmentsOf(asReader(tx), eventId)).find(({ id }) => id === amendmentId));
	if (amendment.decision !== null) throw conflict('conferences.judged');
	const at = now();
	await tx
		.updateTable('protocol_amendment')
		.set({ decision, reason: reason ?? null, decided_by: staffId(actor), decided_at: at })
		.where('id', '=', amendmentId)
		.execute();
	await tell(tx, actor, eventId, `amendment_${decision}`, at, { amendment: amendmentId });
}
