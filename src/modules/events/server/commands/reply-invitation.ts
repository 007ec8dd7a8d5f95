import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { staffOf } from '#modules/organisation/server/index.ts';
import type { ReplyInput } from '../../input.ts';
import { canReply } from '../policy.ts';
import { invitedOf } from '../queries.ts';
import { checkState, lockEvent, tell } from '../store.ts';

/**
 * An invited unit says who comes, or why nobody does; it may say otherwise until the event is over, and afterwards, up to
 * a day, why it was not there. Throws not_found, forbidden, conflict `events.not_now`, `events.over`, `events.term`, `events.came`.
 */
export async function replyInvitation(tx: Tx, actor: Actor, eventId: string, input: ReplyInput): Promise<void> {
	const event = await lockEvent(tx, actor, eventId);
	const unit = found((await invitedOf(asReader(tx), eventId)).find(({ unitId }) => unitId === input.unitId));
	if (!canReply(actor, unit.path)) throw forbidden();
	checkState(event, 'reply');
	const at = now();
	if (event.state === 'closed') {
		if (input.reply === 'coming') throw conflict('events.over');
		if (event.absenceUntil !== null && Temporal.PlainDate.compare(dayOf(at), event.absenceUntil) > 0) throw conflict('events.term');
	}
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

/** Who is to come, instead of who was before; who is there already stays. */
async function expect(tx: Tx, eventId: string, unitId: string, names: readonly string[]): Promise<void> {
	await tx.deleteFrom('event_person').where('event_id', '=', eventId).where('unit_id', '=', unitId).where('came_at', 'is', null).execute();
	if (names.length > 0) await addPeople(tx, eventId, unitId, names);
}

/** People of a unit by name; a name that is held there by one of the staff is that person. Who is on the list stays as they are. */
export async function addPeople(tx: Tx, eventId: string, unitId: string, names: readonly string[]): Promise<void> {
	const staff = await staffOf(asReader(tx), unitId);
	const idOf = (name: string) => staff.find((one) => one.name === name)?.personId ?? null;
	await putPeople(
		tx,
		eventId,
		names.map((name) => ({ unitId, name, personId: idOf(name) }))
	);
}

/** Puts people on the list of who is to come, those of many units at once; who is there already stays as they are. */
export async function putPeople(
	tx: Tx,
	eventId: string,
	people: readonly { unitId: string; name: string; personId: string | null }[]
): Promise<void> {
	if (people.length === 0) return;
	await tx
		.insertInto('event_person')
		.values(people.map(({ unitId, name, personId }) => ({ id: newId(), event_id: eventId, unit_id: unitId, person_id: personId, name })))
		.onConflict((c) => c.constraint('event_person__name_key').doNothing())
		.execute();
}
