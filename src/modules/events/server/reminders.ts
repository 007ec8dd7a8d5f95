/** Reminders of events: to who has not answered, so long before as a dated rule says, and to who comes, on the working day before. */
import { loadCalendar, termFor, workdayEndsAt } from '#platform/calendar/index.ts';
import { claimReminder } from '#platform/calendar/reminded.ts';
import { isWorkingTime } from '#platform/calendar/steps.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Database, type Reader, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import { queueMails } from '#platform/mail/index.ts';
import { inDays } from '#platform/measures.ts';
import { EVE, lastReminded, REMINDERS, reminds, type Reminder } from '../rules.ts';
import { addresseesOf } from './addressees.ts';
import { reminder } from './letters.ts';
import { eventById, invitedOf, type EventRow, type InvitedUnit } from './queries.ts';
import { tell } from './store.ts';

const SYSTEM = { kind: 'system', job: 'events.remind' } as const;

/**
 * Sends what is due now, each reminder of an event and its day once, and returns how many letters were queued. Outside working
 * time it does nothing. The work grows with the events of the few days ahead, not with the register.
 */
export async function remindOfEvents({ reader, write }: Pick<Database, 'reader' | 'write'>): Promise<number> {
	const present = now().toZonedDateTimeISO(ZONE);
	const [calendar, ends] = await Promise.all([loadCalendar(reader), workdayEndsAt(reader)]);
	if (!isWorkingTime(calendar, present, ends)) return 0;
	const today = present.toPlainDate();
	const before = { unanswered: await termFor(reader, 'event_unanswered', today), eve: EVE };
	let letters = 0;
	for (const which of REMINDERS) {
		const days = { from: today.add({ days: 1 }), to: lastReminded(calendar, before[which], today) };
		for (const { id, startsAt, toldAt } of await ahead(reader, which, days)) {
			const due = reminds(calendar, { startsOn: dayOf(startsAt), toldOn: dayOf(toldAt) }, before[which], today);
			if (due) letters += await write((tx) => remindOnce(tx, id, which));
		}
	}
	return letters;
}

/** Events of these days to which units were invited and of which was not reminded yet, with when their time was last told. */
async function ahead(db: Reader, which: Reminder, days: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
	return rows(
		db,
		sql<{ id: string; startsAt: Temporal.Instant; toldAt: Temporal.Instant }>`
			SELECT e.id, e.starts_at AS "startsAt", coalesce(e.moved_at, e.invited_at) AS "toldAt" FROM event e
			WHERE e.state = 'invited' AND ${inDays(sql`e.starts_at`, days)} AND NOT EXISTS (
				SELECT FROM reminder r WHERE r.subject_kind = 'event' AND r.subject_id = e.id AND r.step = ${which}
					AND r.due_on = (e.starts_at AT TIME ZONE ${ZONE})::date)
			ORDER BY e.starts_at, e.id`
	);
}

const WHOM: Record<Reminder, (unit: InvitedUnit) => boolean> = {
	unanswered: ({ reply, forOldTime }) => reply === null || forOldTime,
	eve: ({ reply, forOldTime }) => reply === 'coming' && !forOldTime
};

/** The reminder is remembered in the transaction of its letters: of two nodes the second sends none. */
async function remindOnce(tx: Tx, id: string, which: Reminder): Promise<number> {
	await tx.selectFrom('event').select('id').where('id', '=', id).forUpdate().execute();
	const db = asReader(tx);
	const event: EventRow = found(await eventById(db, id));
	const at = now();
	if (event.state !== 'invited') return 0;
	if (!(await claimReminder(tx, { kind: 'event', id, dueOn: dayOf(event.startsAt), step: which }))) return 0;
	const people = await addresseesOf(db, (await invitedOf(db, id)).filter(WHOM[which]));
	if (people.length === 0) return 0;
	await queueMails(
		tx,
		people.map((person) => reminder(event, which, person))
	);
	await tell(tx, SYSTEM, id, 'reminded', at, { which, letters: people.length });
	return people.length;
}
