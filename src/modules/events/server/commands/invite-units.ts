import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { isWithin, type Actor } from '#platform/identity/actor.ts';
import { queueMails } from '#platform/mail/index.ts';
import { headsOf, unitsOf } from '#modules/organisation/server/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { invitation } from '../letters.ts';
import { membersOf } from '../members.ts';
import { putPeople } from '../people.ts';
import { agendaOf } from '../queries.ts';
import { runEvent, tell } from '../store.ts';

/**
 * Invites the units that the rule names today, factions and councils with the members who hold a seat on the day of the event, and
 * writes to each one's heads once, with the agenda and the way to answer. The host is invited where it has members, who sit with it, or
 * where it alone is named: it meets among itself. What citizens come to is announced by it, and may have no unit invited. Returns how many were invited. Throws not_found, forbidden, conflict, invalid `kinds` (nobody), `also` (a unit outside the host's part of the tree), `day`
 * (the event would have begun).
 */
export async function inviteUnits(tx: Tx, actor: Actor, id: string): Promise<number> {
	const event = await runEvent(tx, actor, id, 'invite');
	const [db, at] = [asReader(tx), now()];
	if (Temporal.Instant.compare(event.startsAt, at) <= 0) throw invalid('day', 'events.begun');
	const units = await unitsOf(db, event.audience);
	const outside = units.find(({ path }) => !isWithin(path, event.hostPath));
	if (outside !== undefined) throw invalid('also', 'events.outside', { code: outside.code });
	const members = await membersOf(
		db,
		units.map(({ id }) => id),
		dayOf(event.startsAt)
	);
	const sits = (id: string) => members.some(({ unitId }) => unitId === id) || units.every((unit) => unit.id === event.hostId);
	const invited = units.filter(({ id }) => id !== event.hostId || sits(id));
	if (invited.length === 0 && !event.kindOpen) throw invalid('kinds', 'events.nobody');
	const heads = await headsOf(
		db,
		invited.map(({ id }) => id)
	);
	const told = Map.groupBy(heads, ({ unitId }) => unitId);
	await sql`INSERT INTO event_unit (event_id, unit_id, invited_at, told)
		SELECT ${event.id}, (i ->> 0)::uuid, ${at}, (i ->> 1)::int
		FROM jsonb_array_elements(${JSON.stringify(invited.map(({ id }) => [id, told.get(id)?.length ?? 0]))}::jsonb) i`.execute(tx);
	await putPeople(tx, event.id, members);
	await tx.updateTable('event').set({ state: 'invited', invited_at: at }).where('id', '=', event.id).execute();
	// Who heads two units gets one letter.
	const people = [...new Map(heads.map((head) => [head.personId, head])).values()];
	const agenda = await agendaOf(db, event.id);
	await queueMails(
		tx,
		people.map((person) => invitation(event, agenda, person))
	);
	await tell(tx, actor, event.id, 'invited', at, { audience: event.audience, units: invited.length, letters: people.length });
	return invited.length;
}
