import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { forbidden, found, invalid } from '#platform/errors.ts';
import { ZONE } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { namesAnybody } from '#modules/organisation/rules/audience.ts';
import { checkedAudience, unitById } from '#modules/organisation/server/index.ts';
import type { AgendaLine, MoveInput, PlanInput } from '../../input.ts';
import { canConvene } from '../policy.ts';
import { possibleChairs } from '../people.ts';
import { eventKinds } from '../queries.ts';
import { runEvent, tell } from '../store.ts';
import { jitsiUrl, roomOf } from '../video.ts';
import { videoService } from '../video-service.ts';

export interface Planned extends PlanInput {
	hostId: string;
}

/**
 * Plans an event of the host unit; nobody is told yet. Returns its id. Throws forbidden, invalid `kind`, `chairId`, `video`, and what
 * `checkedAudience` finds.
 */
export async function planEvent(tx: Tx, actor: Actor, input: Planned): Promise<string> {
	const host = found(await unitById(asReader(tx), input.hostId));
	if (!host.open || !canConvene(actor, host.path)) throw forbidden();
	const [id, at] = [newId(), now()];
	const values = await valuesOf(tx, id, host.id, input);
	const made = { host_unit_id: host.id, state: 'planned', made_by: staffId(actor), made_at: at };
	await tx
		.insertInto('event')
		.values({ id, ...made, secretary_id: staffId(actor) ?? input.chairId, ...values })
		.execute();
	await putAgenda(tx, id, input.agenda);
	await tell(tx, actor, id, 'planned', at, { kind: input.kind, ...toldOf(values, input) });
	return id;
}

/** Plans it anew, while nobody was invited. Throws as `planEvent`. */
export async function changeEvent(tx: Tx, actor: Actor, id: string, input: PlanInput): Promise<void> {
	const event = await runEvent(tx, actor, id, 'change');
	const values = await valuesOf(tx, id, event.hostId, input);
	await tx.updateTable('event').set(values).where('id', '=', id).execute();
	await putAgenda(tx, id, input.agenda);
	await tell(tx, actor, id, 'changed', now(), toldOf(values, input));
}

/** Says what the invitation will tell of the agenda, while nobody was invited: of a room that keeps an agenda of its own. Throws not_found, forbidden, conflict. */
export async function tellAgenda(tx: Tx, actor: Actor, id: string, agenda: readonly AgendaLine[]): Promise<void> {
	await runEvent(tx, actor, id, 'change');
	await putAgenda(tx, id, agenda);
}

/** What of a plan the journal keeps: when, who is invited by which rule, whether citizens read of it. */
const toldOf = (values: { starts_at: Temporal.Instant; public: boolean }, input: PlanInput) => ({
	starts: values.starts_at.toString(),
	audience: input.audience,
	public: values.public
});

async function valuesOf(tx: Tx, id: string, hostId: string, input: PlanInput) {
	const db = asReader(tx);
	const chairs = await possibleChairs(db, found(await unitById(db, hostId)));
	if (!chairs.some(({ personId }) => personId === input.chairId)) throw invalid('chairId', 'events.chair');
	const kind = (await eventKinds(db)).find(({ code }) => code === input.kind);
	if (kind === undefined) throw invalid('kind', 'choose');
	// Where citizens come, no unit need be invited.
	const audience = kind.open && !namesAnybody(input.audience) ? input.audience : await checkedAudience(db, input.audience);
	return {
		...(await heldValues(tx, id, input)),
		kind: input.kind,
		title: JSON.stringify(input.title),
		public: kind.open || input.public,
		grace_minutes: input.grace,
		audience: JSON.stringify(audience),
		chair_id: input.chairId
	};
}

/** When and where it is, as it is kept. Throws invalid `video`. */
export async function heldValues(tx: Tx, id: string, input: Omit<MoveInput, 'agenda' | 'reason'>) {
	const instant = (time: Temporal.PlainTime) => input.day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
	const video = await videoOf(tx, id, input);
	return { ...video, place: input.place ?? null, starts_at: instant(input.from), ends_at: instant(input.to) };
}

/** A room stays the event's own: another service tomorrow does not move it. */
async function videoOf(tx: Tx, id: string, { video, videoUrl }: Pick<MoveInput, 'video' | 'videoUrl'>) {
	if (video === 'none') return { video, video_url: null, video_room: null };
	if (video === 'url') return { video, video_url: videoUrl ?? null, video_room: null };
	const service = await videoService(asReader(tx));
	if (service === undefined) throw invalid('video', 'events.no_service');
	const room = roomOf(id);
	return { video: service.name, video_url: service.name === 'jitsi' ? jitsiUrl(service.url, room) : null, video_room: room };
}

/** The items in the order given, instead of what stood there. Only before it is opened: nothing hangs on an item yet. */
export async function putAgenda(tx: Tx, eventId: string, agenda: readonly AgendaLine[]): Promise<void> {
	await tx.deleteFrom('event_agenda_item').where('event_id', '=', eventId).execute();
	if (agenda.length === 0) return;
	const items = agenda.map((line, at) => ({ id: newId(), event_id: eventId, position: at + 1, ...line }));
	await tx.insertInto('event_agenda_item').values(items).execute();
}
