import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import type { ExcuseInput, ReplyInput } from '../../input.ts';
import { addPeople } from '../people.ts';
import { canReply, canRun } from '../policy.ts';
import { invitedOf, type EventRow, type InvitedUnit } from '../queries.ts';
import { checkState, lockEvent, tell } from '../store.ts';

/**
 * An invited unit says who comes, or why nobody does; it may say otherwise until the event is over, and afterwards, up to
 * a day, why it was not there. Members who hold a seat stay on the list whatever is answered. Throws not_found, forbidden, invalid
 * `people`, conflict `events.not_now`, `events.over`, `events.term`, `events.came`.
 */
export async function replyInvitation(tx: Tx, actor: Actor, eventId: string, input: ReplyInput): Promise<void> {
	const event = await lockEvent(tx, actor, eventId);
	const unit = found((await invitedOf(asReader(tx), eventId)).find(({ unitId }) => unitId === input.unitId));
	if (!canReply(actor, unit.path)) throw forbidden();
	checkState(event, 'reply');
	const at = now();
	if (event.state === 'closed' && input.reply === 'coming') throw conflict('events.over');
	checkTerm(event, at);
	const named = input.people.length > 0 || unit.people.some(({ seatId }) => seatId !== null);
	if (input.reply === 'coming' && !named) throw invalid('people', 'events.who');
	if (input.reply === 'absent' && unit.people.some(({ cameAt }) => cameAt !== null)) throw conflict('events.came');
	const reason = input.reply === 'absent' ? (input.reason ?? null) : null;
	await tx
		.updateTable('event_unit')
		.set({ reply: input.reply, reason, replied_by: staffId(actor), replied_at: at })
		.where('event_id', '=', eventId)
		.where('unit_id', '=', unit.unitId)
		.execute();
	await expect(tx, eventId, unit.unitId, input.reply === 'coming' ? input.people : []);
	await tell(tx, actor, eventId, 'replied', at, { unit: unit.unitId, reply: input.reply, ...(reason === null ? {} : { reason }) });
}

/**
 * Why one member of a body does not come, or did not: said by the body or by who runs the event, as long as the body may say it of
 * itself. The reason stays out of the journal, where nothing can be taken back. Throws as `replyInvitation`.
 */
export async function excuseMember(tx: Tx, actor: Actor, eventId: string, { memberId, reason }: ExcuseInput): Promise<void> {
	const event = await lockEvent(tx, actor, eventId);
	const { unit, member } = found(memberIn(await invitedOf(asReader(tx), eventId), memberId));
	if (!canReply(actor, unit.path) && !canRun(actor, event)) throw forbidden();
	checkState(event, 'reply');
	const at = now();
	checkTerm(event, at);
	if (member.cameAt !== null) throw conflict('events.came_member');
	await tx.updateTable('event_person').set({ reason }).where('id', '=', memberId).execute();
	await tell(tx, actor, eventId, 'excused', at, { unit: unit.unitId, people: [memberId] });
}

/** Somebody who is to come by a seat, with the unit whose seat it is. */
function memberIn(invited: readonly InvitedUnit[], id: string) {
	return invited
		.flatMap((unit) => unit.people.map((member) => ({ unit, member })))
		.find(({ member }) => member.id === id && member.seatId !== null);
}

/** After the end reasons are taken up to a day. */
function checkTerm({ state, absenceUntil }: EventRow, at: Temporal.Instant): void {
	if (state !== 'closed' || absenceUntil === null) return;
	if (Temporal.PlainDate.compare(dayOf(at), absenceUntil) > 0) throw conflict('events.term');
}

/** Who is to come, instead of whom the unit named before; who is there already stays, and who holds a seat. */
async function expect(tx: Tx, eventId: string, unitId: string, names: readonly string[]): Promise<void> {
	await tx
		.deleteFrom('event_person')
		.where('event_id', '=', eventId)
		.where('unit_id', '=', unitId)
		.where('came_at', 'is', null)
		.where('seat_id', 'is', null)
		.execute();
	if (names.length > 0) await addPeople(tx, eventId, unitId, names);
}
