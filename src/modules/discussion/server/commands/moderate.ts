/** A comment is read at once; it is hidden with a reason, its writer is told and may appeal once, and another person decides. */
import { dueFrom } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { tellCitizens, type Told } from '#platform/identity/tell.ts';
import { open, seal } from '#platform/secrets.ts';
import { tellSitting } from '#modules/sittings/server/index.ts';
import type { AppealInput, DecideAppealInput, HideInput } from '../../input.ts';
import { appealFault, decideFault } from '../../rules.ts';
import { appealDecided, commentHidden } from '../letters.ts';
import type { Comment } from '../queries.ts';
import { citizenOf, NOBODY, readComment, runDiscussion, takeComment, writersOf, type Writer } from '../store.ts';

/**
 * Hides a comment with a reason of the list and words; what it says is sealed, so that no page can show it. Its writer is told.
 * Throws not_found, forbidden, conflict `discussion.hidden`, `discussion.judged` (restored on appeal: not a second time).
 */
export async function hide(tx: Tx, actor: Actor, eventId: string, { commentId, hideReason, hideWords }: HideInput): Promise<void> {
	const sitting = await runDiscussion(tx, actor, eventId);
	const comment = await readComment(tx, eventId, commentId);
	if (comment.hiddenAt !== null) throw conflict('discussion.judged');
	const at = now();
	const { title, text, name } = comment;
	await tx
		.updateTable('discussion_comment')
		.set({
			hidden_text: seal(JSON.stringify({ title, text, name })),
			title: null,
			text: null,
			name: null,
			hidden_at: at,
			hidden_reason: hideReason,
			hidden_words: hideWords,
			hidden_by: staffId(actor)
		})
		.where('id', '=', commentId)
		.execute();
	await told(tx, comment, (writer) => commentHidden(sitting, comment, { reason: hideReason, words: hideWords }, writer));
	await tellSitting(tx, actor, eventId, 'comment_hidden', at, { number: comment.number, reason: hideReason }, 'public');
}

/** What a hidden comment said; undefined when it is kept no more. */
export async function hiddenText(tx: Tx, id: string): Promise<{ title: string | null; text: string; name: string | null } | undefined> {
	const row = await tx.selectFrom('discussion_comment').select('hidden_text').where('id', '=', id).executeTakeFirst();
	if (row?.hidden_text == null) return undefined;
	return JSON.parse(open(row.hidden_text)) as { title: string | null; text: string; name: string | null };
}

/** The writer appeals, once. Throws not_found for what is not theirs, forbidden, conflict `discussion.appealed`, `discussion.not_hidden`. */
export async function appeal(tx: Tx, actor: Actor, eventId: string, { commentId, appeal: words }: AppealInput): Promise<void> {
	const { accountId } = citizenOf(actor);
	const [mine] = await rows(
		tx,
		sql<{
			id: string;
		}>`SELECT id FROM discussion_comment WHERE id = ${commentId} AND event_id = ${eventId} AND account_id = ${accountId} FOR UPDATE`
	);
	found(mine);
	const comment = await takeComment(tx, eventId, commentId);
	const fault = appealFault(comment);
	if (fault !== undefined) throw conflict(`discussion.${fault}`);
	const at = now();
	const { dueOn } = await dueFrom(tx, 'discussion_appeal', dayOf(at));
	await tx
		.updateTable('discussion_comment')
		.set({ appeal: seal(words), appealed_at: at, appeal_due: dueOn })
		.where('id', '=', commentId)
		.execute();
	await tellSitting(tx, NOBODY, eventId, 'comment_appealed', at, { number: comment.number });
}

/**
 * Decides an appeal: restored, it is read again as it was written. By another person than who hid it. Throws not_found, forbidden,
 * conflict `discussion.no_appeal`, `discussion.decided`, `discussion.own_hiding`.
 */
export async function decideAppeal(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ commentId, outcome, outcomeWords }: DecideAppealInput
): Promise<void> {
	const sitting = await runDiscussion(tx, actor, eventId);
	const comment = await takeComment(tx, eventId, commentId);
	const fault = decideFault(comment, staffId(actor));
	if (fault !== undefined) throw conflict(`discussion.${fault}`);
	const at = now();
	const decided = { appeal_outcome: outcome, appeal_words: outcomeWords, appeal_by: staffId(actor) };
	const restored = outcome === 'restored' ? { ...found(await hiddenText(tx, commentId)), hidden_text: null } : {};
	await tx
		.updateTable('discussion_comment')
		.set({ ...decided, ...restored })
		.where('id', '=', commentId)
		.execute();
	await told(tx, comment, (writer) => appealDecided(sitting, comment, { outcome, words: outcomeWords }, writer));
	await tellSitting(tx, actor, eventId, 'appeal_decided', at, { number: comment.number, outcome }, 'public');
}

async function told(tx: Tx, { id }: Comment, letter: (writer: Writer) => Told): Promise<void> {
	await tellCitizens(tx, (await writersOf(tx, [id])).map(letter));
}
