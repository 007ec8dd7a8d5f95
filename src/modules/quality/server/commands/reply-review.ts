import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { can, updateAppeal } from '#modules/appeals/server/index.ts';
import { mayReply } from '../policy.ts';
import { lockReview } from './review-decision.ts';

/**
 * The unit that answered says what it has to say of the verdict, once. Throws not_found, forbidden, conflict
 * `quality.replied`.
 */
export async function replyToReview(tx: Tx, actor: Actor, decisionId: string, input: { reply: string }): Promise<void> {
	const { appeal, review } = await lockReview(tx, decisionId);
	// Before the verdict there is nothing that the unit could know of.
	if (review.verdict === null || !can(actor, 'read', appeal)) throw notFound();
	if (!mayReply(actor, { ...review, guard: appeal.guard, judgedBy: review.reviewedBy })) throw forbidden();
	if (review.repliedAt !== null) throw conflict('quality.replied');
	const at = now();
	await tx
		.updateTable('decision_review')
		.set({ reply: input.reply, replied_by: actorId(actor), replied_at: at })
		.where('decision_id', '=', decisionId)
		.execute();
	await updateAppeal(tx, appeal.id, {});
	const data = { decision: decisionId, text: input.reply };
	await journal(tx, { subject: { kind: 'appeal', id: appeal.id }, actor, act: 'appeal.review_replied', seenBy: 'staff', at, data });
}
