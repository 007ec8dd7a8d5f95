/** What follows for those who want to come when the event is moved, is held elsewhere, or is called off. */
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { queueMails } from '#platform/mail/index.ts';
import { onEventChange, type EventChange, type EventRow } from '#modules/events/server/index.ts';
import { changed } from './letters.ts';
import { participantsOf } from './participants.ts';
import { gatheringById } from './queries.ts';
import { asReader } from '#platform/db/index.ts';

async function follow(tx: Tx, change: EventChange, before: EventRow, after: EventRow): Promise<void> {
	const gathering = await gatheringById(asReader(tx), after.id);
	if (gathering === undefined) return;
	await tx
		.updateTable('gathering')
		.set(({ eb }) => ({ revision: eb('revision', '+', 1), changed_at: now() }))
		.where('event_id', '=', after.id)
		.execute();
	const people = await participantsOf(tx, after.id);
	await queueMails(
		tx,
		people.flatMap((one) => changed(change, before, { ...gathering, revision: gathering.revision + 1, changedAt: now() }, one))
	);
}

onEventChange(follow);
