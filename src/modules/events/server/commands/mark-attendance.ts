import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { found, invalid } from '#platform/errors.ts';
import { ZONE } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { headsOf } from '#modules/organisation/server/index.ts';
import type { AddPersonInput, MarkInput } from '../../input.ts';
import { addPeople, putPeople } from '../people.ts';
import { invitedOf, type EventRow, type InvitedUnit } from '../queries.ts';
import { runEvent, tell } from '../store.ts';

/** As forms say it, a time of the event's day; an instant where it was written down without us, and is told later. */
type At = { at?: Temporal.PlainTime | Temporal.Instant | undefined };

/** The instant that is marked: now, the one that is told, or a time of the day the event was opened on; not ahead. */
function instantOf(event: EventRow, told: At['at']): Temporal.Instant {
	const at = now();
	if (told === undefined) return at;
	const marked = told instanceof Temporal.Instant ? told : (event.openedAt ?? at).toZonedDateTimeISO(ZONE).withPlainTime(told).toInstant();
	if (Temporal.Instant.compare(marked, at) > 0) throw invalid('at', 'events.ahead');
	return marked;
}

/**
 * Marks at once whose people came, or left, and which members of bodies did. Of a unit that named nobody its head came; who is
 * marked already stays as marked. Throws not_found, forbidden, conflict, invalid `at`, `units`.
 */
export async function markAttendance(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ units, people = [], mark, at }: Omit<MarkInput, 'at'> & At
): Promise<void> {
	const event = await runEvent(tx, actor, eventId, 'mark');
	const marked = instantOf(event, at);
	const invited = await invitedOf(asReader(tx), eventId);
	const chosen = invited.filter(({ unitId }) => units.includes(unitId));
	const persons = invited.flatMap((unit) => unit.people).filter(({ id }) => people.includes(id));
	if (chosen.length < new Set(units).size || persons.length < new Set(people).size) throw invalid('units', 'choose');
	if (mark === 'came') await nameHeads(tx, eventId, chosen);
	const by = staffId(actor);
	const ids = chosen.map(({ unitId }) => unitId);
	const change = mark === 'came' ? sql`came_at = ${marked}` : sql`left_at = ${marked}`;
	const whom = mark === 'came' ? sql`came_at IS NULL` : sql`came_at <= ${marked} AND left_at IS NULL`;
	await sql`UPDATE event_person SET ${change}, marked_by = ${by}
		WHERE event_id = ${eventId} AND (unit_id = ANY(${ids}::uuid[]) OR id = ANY(${people}::uuid[])) AND ${whom}`.execute(tx);
	const data = { units: [...new Set([...ids, ...persons.map(({ unitId }) => unitId)])], at: marked.toString() };
	await tell(tx, actor, eventId, mark, now(), people.length === 0 ? data : { ...data, people });
}

/** A unit of which nobody was announced is there by its head; one that has none, by its own name. */
async function nameHeads(tx: Tx, eventId: string, units: readonly InvitedUnit[]): Promise<void> {
	const nameless = units.filter(({ people }) => people.length === 0);
	const heads = await headsOf(
		asReader(tx),
		nameless.map(({ unitId }) => unitId)
	);
	const byUnit = Map.groupBy(heads, ({ unitId }) => unitId);
	const named = nameless.map(({ unitId, name }) => {
		const head = byUnit.get(unitId)?.[0];
		return { unitId, name: head?.name ?? name.kk, personId: head?.personId ?? null };
	});
	await putPeople(tx, eventId, named);
}

/** Somebody of an invited unit whom nobody announced came. Throws as `markAttendance`. */
export async function addAttendee(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ unitId, name, at }: Omit<AddPersonInput, 'at'> & At
): Promise<void> {
	const event = await runEvent(tx, actor, eventId, 'mark');
	const marked = instantOf(event, at);
	found((await invitedOf(asReader(tx), eventId)).find((unit) => unit.unitId === unitId));
	await addPeople(tx, eventId, unitId, [name]);
	await tx
		.updateTable('event_person')
		.set({ came_at: marked, marked_by: staffId(actor) })
		.where('event_id', '=', eventId)
		.where('unit_id', '=', unitId)
		.where('name', '=', name)
		.where('came_at', 'is', null)
		.execute();
	await tell(tx, actor, eventId, 'came', now(), { units: [unitId], at: marked.toString() });
}
