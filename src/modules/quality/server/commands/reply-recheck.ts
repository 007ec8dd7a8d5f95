import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { can, updateAppeal } from '#modules/appeals/server/index.ts';
import { mayReply } from '../policy.ts';
import { lockRecheck } from './take-recheck.ts';

/** The unit that was checked says what it has to say of the result, once. Throws not_found, forbidden, conflict `quality.replied`. */
export async function replyToRecheck(tx: Tx, actor: Actor, id: string, input: { reply: string }): Promise<void> {
	const { appeal, recheck } = await lockRecheck(tx, id);
	if (recheck.state !== 'done' || !can(actor, 'read', appeal)) throw notFound();
	if (!mayReply(actor, { ...recheck, guard: appeal.guard, judgedBy: recheck.reviewerId })) throw forbidden();
	if (recheck.repliedAt !== null) throw conflict('quality.replied');
	const at = now();
	await tx
		.updateTable('recheck')
		.set({ reply: input.reply, replied_by: actorId(actor), replied_at: at })
		.where('id', '=', id)
		.execute();
	const data = { recheck: id, text: input.reply };
	await journal(tx, { subject: { kind: 'appeal', id: appeal.id }, actor, act: 'appeal.recheck_replied', seenBy: 'staff', at, data });
	await updateAppeal(tx, appeal.id, {});
}
