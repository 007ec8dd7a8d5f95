import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { found, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { queueMails } from '#platform/mail/index.ts';
import type { MoveInput } from '../../input.ts';
import { addresseesOf } from '../addressees.ts';
import { tellFollowers } from '../followers.ts';
import { moved, relocated } from '../letters.ts';
import { agendaOf, eventById, invitedOf, type EventRow } from '../queries.ts';
import { runEvent, tell } from '../store.ts';
import { heldValues, putAgenda } from './plan-event.ts';

/**
 * Changes an event to which units were invited, until it opens. Another time needs a reason and is a move: everybody invited is
 * told the old one and the new one, and what they answered stands as an answer for the old one until they answer again. Another place
 * is told too; another agenda stands on the page. Throws not_found, forbidden, conflict `events.not_now`, invalid `day` (it would have
 * begun, or nothing is new), `reason`, `video`.
 */
export async function moveEvent(tx: Tx, actor: Actor, id: string, input: MoveInput): Promise<void> {
	const event = await runEvent(tx, actor, id, 'move');
	const at = now();
	const values = { ...(await heldValues(tx, id, input)), ...keptRoom(event, input) };
	const otherTime = !values.starts_at.equals(event.startsAt) || !values.ends_at.equals(event.endsAt);
	const otherPlace = values.place !== event.place || values.video !== event.video || values.video_url !== event.videoUrl;
	const otherAgenda = await agendaDiffers(tx, id, input);
	if (!otherTime && !otherPlace && !otherAgenda) throw invalid('day', 'events.unchanged');
	if (otherTime && Temporal.Instant.compare(values.starts_at, at) <= 0) throw invalid('day', 'events.begun');
	if (otherTime && input.reason === undefined) throw invalid('reason', 'reason');
	const move = { moved_at: at, moved_from: event.startsAt, moved_until: event.endsAt, move_reason: input.reason ?? null };
	await tx
		.updateTable('event')
		.set({ ...values, ...(otherTime ? move : {}) })
		.where('id', '=', id)
		.execute();
	if (otherAgenda) await putAgenda(tx, id, input.agenda);
	const letters = otherTime || otherPlace ? await tellInvited(tx, event, otherTime) : 0;
	const [starts, ends] = [values.starts_at.toString(), values.ends_at.toString()];
	const data = { letters, ...(otherPlace ? { place: values.place } : {}), ...(otherAgenda ? { agenda: input.agenda.length } : {}) };
	const times = { from: event.startsAt.toString(), until: event.endsAt.toString(), starts, ends, reason: input.reason };
	await tell(tx, actor, id, otherTime ? 'moved' : 'corrected', at, otherTime ? { ...times, ...data } : data);
}

/** A room that was made for the event stays its own, whatever service is in use now. */
function keptRoom({ video, videoUrl, videoRoom }: EventRow, input: MoveInput) {
	return input.video === 'room' && videoRoom !== null ? { video, video_url: videoUrl, video_room: videoRoom } : {};
}

async function agendaDiffers(tx: Tx, id: string, { agenda }: MoveInput): Promise<boolean> {
	const kept = (await agendaOf(asReader(tx), id)).map(({ title, speaker, minutes }) => ({ title, speaker, minutes }));
	return JSON.stringify(kept) !== JSON.stringify(agenda.map(({ title, speaker, minutes }) => ({ title, speaker, minutes })));
}

/** One letter to each, whatever was changed; and whom it concerns beside. Returns how many letters the invited get. */
async function tellInvited(tx: Tx, before: EventRow, otherTime: boolean): Promise<number> {
	const db = asReader(tx);
	const after = found(await eventById(db, before.id));
	await tellFollowers(tx, otherTime ? 'moved' : 'relocated', before, after);
	const people = await addresseesOf(db, await invitedOf(db, before.id));
	await queueMails(
		tx,
		people.map((person) => (otherTime ? moved(before, after, person) : relocated(after, person)))
	);
	return people.length;
}
