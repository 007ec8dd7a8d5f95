import { dueFrom } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Database, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { tellSitting } from '#modules/sittings/server/index.ts';

const SYSTEM = { kind: 'system', job: 'discussion.forget' } as const;
/** As many sittings at a time. */
const BATCH = 100;

/**
 * Removes who discussed agendas of sittings that were held longer ago than a dated rule says: who wrote, what was hidden, appeals; of voices
 * the counts stay and their rows go. What was read by all stays. Returns of how many sittings. Run twice, the second changes nothing.
 */
export async function forgetSpeakers({ reader, write }: Pick<Database, 'reader' | 'write'>): Promise<number> {
	const list = await rows(
		reader,
		sql<{ id: string; endsAt: Temporal.Instant }>`
			SELECT e.id, e.ends_at AS "endsAt" FROM event e WHERE e.ends_at < ${now()}::timestamptz
				AND (EXISTS (SELECT FROM discussion_comment c WHERE c.event_id = e.id AND c.account_id IS NOT NULL)
					OR EXISTS (SELECT FROM discussion_voice v WHERE v.event_id = e.id)) ORDER BY e.ends_at LIMIT ${BATCH}`
	);
	let forgotten = 0;
	for (const { id, endsAt } of list) {
		const { dueOn } = await dueFrom(reader, 'discussion_kept', dayOf(endsAt));
		if (Temporal.PlainDate.compare(dayOf(now()), dueOn) <= 0) continue;
		await write((tx) => forget(tx, id));
		forgotten++;
	}
	return forgotten;
}

async function forget(tx: Tx, eventId: string): Promise<void> {
	await tx.deleteFrom('discussion_voice').where('event_id', '=', eventId).execute();
	const gone = await tx
		.updateTable('discussion_comment')
		.set({ account_id: null, hidden_text: null, appeal: null })
		.where('event_id', '=', eventId)
		.executeTakeFirst();
	await tellSitting(tx, SYSTEM, eventId, 'discussion_forgotten', now(), { comments: Number(gone.numUpdatedRows) });
}
