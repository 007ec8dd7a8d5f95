import { asReader, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { paragraphs } from '#modules/sittings/rules/agenda.ts';
import type { VoiceInput } from '../../input.ts';
import { isHidden } from '../../rules.ts';
import { commentById } from '../queries.ts';
import { citizenOf, draftOf, speakOf, type Spoken } from '../store.ts';

/**
 * A citizen's voice for or against an item, a paragraph of a draft or a comment, or taken back; said twice it is the same. One voice of a
 * person for each thing: of an account, whose address a code proved. One row of one's own is written and nothing that others write to is
 * locked. Not journalled: whom somebody supports is nobody else's to know. Throws not_found, forbidden, conflict `discussion.closed`,
 * `discussion.old_version`.
 */
export async function support(tx: Tx, actor: Actor, eventId: string, { target, targetId, paragraph, stance }: VoiceInput): Promise<void> {
	const { accountId } = citizenOf(actor);
	const spoken = await speakOf(tx, eventId);
	await checkTarget(tx, spoken, target, targetId, paragraph);
	const { at } = spoken;
	await tx
		.insertInto('discussion_voice')
		.values({ event_id: eventId, target_id: targetId, paragraph: paragraph ?? 0, account_id: accountId, stance, at })
		.onConflict((c) => c.columns(['target_id', 'paragraph', 'account_id']).doUpdateSet({ stance, at }))
		.execute();
}

async function checkTarget(
	tx: Tx,
	spoken: Spoken,
	target: VoiceInput['target'],
	targetId: string,
	paragraph: number | undefined
): Promise<void> {
	if (target === 'item') {
		found(spoken.open.has(targetId) ? true : undefined);
		return;
	}
	if (target === 'paragraph') {
		const { text } = await draftOf(tx, spoken, targetId);
		found(paragraphs(text ?? '')[(paragraph ?? 0) - 1]);
		return;
	}
	const comment = found(await commentById(asReader(tx), spoken.sitting.id, targetId));
	found(isHidden(comment) || (comment.itemId !== null && !spoken.open.has(comment.itemId)) ? undefined : true);
}
