import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import type { WithholdInput, UpholdInput } from '../../rating-input.ts';
import { nextOfComment, type CommentAct, type CommentState } from '../../rules/ratings.ts';
import { canKeep, canRead } from '../policy.ts';
import { reportById } from '../queries.ts';
import { commentById } from '../ratings.ts';
import { tell } from '../store.ts';

/**
 * Words of a report under lock, for who keeps it, in a state in which the act is possible; an objection is decided by somebody else than
 * who withheld. Throws not_found, forbidden `reports.other`, conflict `reports.comment_state`.
 */
async function take(tx: Tx, actor: Actor, reportId: string, commentId: string, act: CommentAct): Promise<CommentState> {
	const report = found(await reportById(asReader(tx), reportId));
	if (!canRead(actor, report)) throw notFound();
	if (!canKeep(actor, report)) throw forbidden();
	await tx.selectFrom('report_comment').select('id').where('id', '=', commentId).forUpdate().execute();
	const comment = found(await commentById(tx, commentId));
	if (comment.reportId !== reportId) throw notFound();
	const state = nextOfComment(comment.state, act);
	if (state === undefined) throw conflict('reports.comment_state');
	if (comment.state === 'objected' && comment.decidedBy === staffId(actor)) throw forbidden('reports.other');
	return state;
}

/** A moderator's yes. Throws as `take`. */
export async function showComment(tx: Tx, actor: Actor, id: string, { commentId }: { commentId: string }): Promise<void> {
	const state = await take(tx, actor, id, commentId, 'show');
	await tx.updateTable('report_comment').set({ state }).where('id', '=', commentId).execute();
	await tell(tx, actor, id, 'comment_shown', now());
}

/** Not shown, with a reason of the list and words. Throws as `take`. */
export async function withholdComment(tx: Tx, actor: Actor, id: string, { commentId, refusal, words }: WithholdInput): Promise<void> {
	const state = await take(tx, actor, id, commentId, 'withhold');
	const values = { state, refusal, refusal_words: words, decided_by: staffId(actor) };
	await tx.updateTable('report_comment').set(values).where('id', '=', commentId).execute();
	await tell(tx, actor, id, 'comment_withheld', now(), { refusal });
}

/** It stays withheld after an objection, with an answer to it. Throws as `take`. */
export async function upholdComment(tx: Tx, actor: Actor, id: string, { commentId, answer }: UpholdInput): Promise<void> {
	const state = await take(tx, actor, id, commentId, 'uphold');
	await tx.updateTable('report_comment').set({ state, answer }).where('id', '=', commentId).execute();
	await tell(tx, actor, id, 'comment_upheld', now());
}
