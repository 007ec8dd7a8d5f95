import { now } from '#platform/clock.ts';
import type { Reader, Tx } from '#platform/db/index.ts';
import { filesOf, onFileAccess, storeFile, type FileRow } from '#platform/files/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { eventById, mayRead } from '../queries.ts';
import { runEvent, tell } from '../store.ts';

const EVENT = 'event';

// Documents are read by whoever may know of the event.
onFileAccess(EVENT, async (db, actor, file) => {
	const event = await eventById(db, file.subject.id);
	return event !== undefined && (await mayRead(db, actor, event));
});

/** Lays documents beside an event that is not over. Throws not_found, forbidden, conflict, and what a file is refused for. */
export async function attachDocuments(
	tx: Tx,
	actor: Actor,
	eventId: string,
	files: readonly { name: string; bytes: Buffer }[]
): Promise<void> {
	await runEvent(tx, actor, eventId, 'attach');
	const kept: string[] = [];
	for (const file of files) {
		kept.push((await storeFile(tx, actor, { subject: { kind: EVENT, id: eventId }, seenBy: 'staff', ...file })).id);
	}
	await tell(tx, actor, eventId, 'attached', now(), { files: kept });
}

/** The documents in the order they came. */
export function documentsOf(db: Reader, eventId: string): Promise<FileRow[]> {
	return filesOf(db, { kind: EVENT, id: eventId });
}
