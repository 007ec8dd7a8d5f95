/** The recording of a sitting, and where in it each item begins. */
import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { RecordingInput } from '../../recording-input.ts';
import { itemsOf } from '../queries.ts';
import { runSitting, tell } from '../store.ts';

/** Keeps the address of the recording and its index; items that are not named stay as they are. Throws not_found, forbidden, conflict `sittings.not_now`. */
export async function keepRecording(tx: Tx, actor: Actor, id: string, { recordingUrl, seconds }: RecordingInput): Promise<void> {
	await runSitting(tx, actor, id, 'record');
	const known = new Set((await itemsOf(tx, id)).map((item) => item.id));
	if ([...seconds.keys()].some((itemId) => !known.has(itemId))) throw notFound();
	const at = now();
	await tx.updateTable('sitting').set({ recording_url: recordingUrl, changed_at: at }).where('event_id', '=', id).execute();
	await sql`UPDATE sitting_item i SET video_second = o.second, changed_at = ${at}
		FROM unnest(${[...seconds.keys()]}::uuid[], ${[...seconds.values()]}::int[]) AS o (id, second)
		WHERE i.id = o.id AND i.video_second IS DISTINCT FROM o.second`.execute(tx);
	await tell(tx, actor, id, 'recorded', at, { items: seconds.size });
}
