/** Reminders of events to who has a place: a day and two hours before, each once. */
import { REMINDERS, reminderDue, type Reminder } from '#platform/calendar/meetings.ts';
import { claimReminder } from '#platform/calendar/reminded.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Database, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { queueTold, reminded } from './letters.ts';
import { withPlaceSince } from './participants.ts';
import { gatheringById } from './queries.ts';
import { tell } from './store.ts';

const SYSTEM = { kind: 'system', job: 'participation.remind' } as const;

/** Reminds of the events that are due now, and returns how many people were. The work grows with the events of a day, not with the register. */
export async function remindOfGatherings({ reader, write }: Pick<Database, 'reader' | 'write'>): Promise<number> {
	const at = now();
	const ahead = await rows(
		reader,
		sql<{ id: string; startsAt: Temporal.Instant; toldAt: Temporal.Instant }>`
			SELECT e.id, e.starts_at AS "startsAt", coalesce(e.moved_at, e.invited_at) AS "toldAt" FROM event e JOIN gathering g ON g.event_id = e.id
			WHERE e.state = 'invited' AND e.starts_at > ${at}::timestamptz AND e.starts_at <= ${at.add(REMINDERS.day)}::timestamptz
			ORDER BY e.starts_at, e.id`
	);
	let people = 0;
	for (const event of ahead) {
		const which = reminderDue(event, at);
		if (which !== undefined) people += await write((tx) => remindOnce(tx, event.id, which));
	}
	return people;
}

/** The reminder is remembered in the transaction of its letters: of two nodes the second sends none, and one that was moved meanwhile waits for its hour. */
async function remindOnce(tx: Tx, id: string, which: Reminder): Promise<number> {
	await tx.selectFrom('event').select('id').where('id', '=', id).forUpdate().execute();
	const gathering = found(await gatheringById(asReader(tx), id));
	const at = now();
	const toldAt = gathering.movedAt ?? found(gathering.invitedAt);
	if (gathering.state !== 'invited' || reminderDue({ startsAt: gathering.startsAt, toldAt }, at) !== which) return 0;
	if (!(await claimReminder(tx, { kind: 'gathering', id, dueOn: dayOf(gathering.startsAt), step: which }))) return 0;
	const people = await withPlaceSince(tx, id, gathering.startsAt.subtract(REMINDERS[which]));
	if (people.length === 0) return 0;
	await queueTold(
		tx,
		people.map((one) => reminded(gathering, one))
	);
	await tell(tx, SYSTEM, id, 'reminded', at, { which, people: people.length });
	return people.length;
}
