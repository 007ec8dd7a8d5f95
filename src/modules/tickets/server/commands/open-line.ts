import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { touch } from '#platform/live/index.ts';
import { hallTopic } from '../present-hall.ts';
import { lockLine, tell } from '../store.ts';

/** The host is here, though nobody has come yet: hours that were kept show, also when nobody comes. Opened already, it is so. Throws as `lockLine`. */
export async function openLine(tx: Tx, actor: Staff, dayId: string): Promise<void> {
	const before = await tx.selectFrom('ticket_line').select('opened_at').where('day_id', '=', dayId).executeTakeFirst();
	await lockLine(tx, actor, dayId);
	if (before !== undefined) return;
	await tell(tx, actor, dayId, 'line_opened', now());
	await touch(tx, hallTopic(dayId));
}
