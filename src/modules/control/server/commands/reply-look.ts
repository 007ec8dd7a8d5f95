import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { mayRead, sideOf } from '../policy.ts';
import { repliesOf } from '../queries.ts';
import { lockLook } from './finish-look.ts';

/**
 * Who leads the unit that did a part, or the one that accepted it, says what they have to say of a look that did not confirm it: each
 * unit once, within the term. It stands beside the finding. Throws not_found, forbidden, conflict `control.too_late`,
 * `control.replied`.
 */
export async function replyToLook(tx: Tx, actor: Staff, id: string, { reply }: { reply: string }): Promise<void> {
	const look = await lockLook(tx, id);
	if (!mayRead(actor, look)) throw notFound();
	const side = sideOf(actor, look);
	if (side === undefined || look.replyUntil === null) throw forbidden();
	if ((await repliesOf(tx, id)).some((one) => one.side === side)) throw conflict('control.replied');
	const at = now();
	if (Temporal.PlainDate.compare(dayOf(at), look.replyUntil) > 0) throw conflict('control.too_late');
	await tx.insertInto('control_reply').values({ look_id: id, side, text: reply, replied_by: actor.personId, replied_at: at }).execute();
	const data = { side, text: reply };
	await journal(tx, { subject: { kind: 'control_look', id }, actor, act: 'control.replied', seenBy: 'staff', at, data });
}
