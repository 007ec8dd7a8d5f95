import { dueFrom } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Database, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { tell } from '../store.ts';

const SYSTEM = { kind: 'system', job: 'participation.forget' } as const;
/** As many events at a time. */
const BATCH = 200;

/**
 * Removes names, contacts and links of those who registered for events that were over longer ago than a dated rule says, and the mail
 * addresses of those who asked; how many came and what was asked stays. Returns of how many events. Run twice, the second changes nothing.
 */
export async function forgetParticipants({ reader, write }: Pick<Database, 'reader' | 'write'>): Promise<number> {
	const events = await rows(
		reader,
		sql<{ id: string; endsAt: Temporal.Instant }>`
			SELECT e.id, e.ends_at AS "endsAt" FROM event e WHERE e.ends_at < ${now()}::timestamptz
				AND (EXISTS (SELECT FROM participant p WHERE p.event_id = e.id AND p.name IS NOT NULL)
					OR EXISTS (SELECT FROM gathering_question q WHERE q.event_id = e.id AND q.email IS NOT NULL)) ORDER BY e.ends_at LIMIT ${BATCH}`
	);
	let forgotten = 0;
	for (const { id, endsAt } of events) {
		const { dueOn } = await dueFrom(reader, 'participant_kept', dayOf(endsAt));
		if (Temporal.PlainDate.compare(dayOf(now()), dueOn) <= 0) continue;
		await write((tx) => forget(tx, id));
		forgotten++;
	}
	return forgotten;
}

async function forget(tx: Tx, eventId: string): Promise<void> {
	const gone = await tx
		.updateTable('participant')
		.set({ link: null, name: null, phone: null, email: null, needs: null })
		.where('event_id', '=', eventId)
		.where('name', 'is not', null)
		.executeTakeFirst();
	await tx.updateTable('gathering_question').set({ email: null }).where('event_id', '=', eventId).where('email', 'is not', null).execute();
	await tell(tx, SYSTEM, eventId, 'forgotten', now(), { people: Number(gone.numUpdatedRows) });
}
