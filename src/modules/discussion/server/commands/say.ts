/** What citizens say of a draft agenda: they comment on it and propose an item. It is read at once. */
import { asReader, nextNumber, rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, notFound } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { sha256 } from '#platform/secrets.ts';
import { publicSitting, tellSitting } from '#modules/sittings/server/index.ts';
import { paragraphs } from '#modules/sittings/rules/agenda.ts';
import type { CommentInput, ProposalInput } from '../../input.ts';
import { MOST_COMMENTS } from '../../rules.ts';
import { citizenOf, draftOf, NOBODY, speakOf, type Spoken } from '../store.ts';

/**
 * Comments on an item, or on a paragraph of the latest version of its draft. The form sent twice is one comment. Returns its number.
 * Throws not_found, forbidden, conflict `discussion.closed`, `discussion.old_version`, `discussion.many`.
 */
export async function comment(tx: Tx, actor: Actor, eventId: string, input: CommentInput & { lang: Lang }): Promise<number> {
	return say(tx, actor, eventId, input, async (spoken) => {
		const { itemId, versionId, paragraph, comment: text } = input;
		if (!spoken.open.has(itemId)) throw notFound();
		if (versionId !== undefined) {
			const draft = await draftOf(tx, spoken, versionId);
			found(draft.itemId === itemId && paragraphs(draft.text ?? '')[(paragraph ?? 0) - 1] !== undefined ? true : undefined);
		}
		return { item_id: itemId, version_id: versionId ?? null, paragraph: paragraph ?? null, title: null, text };
	});
}

/** Proposes an item. Throws as `comment`, conflict `discussion.sitting_closed`: citizens may not come to the sitting. */
export async function propose(tx: Tx, actor: Actor, eventId: string, input: ProposalInput & { lang: Lang }): Promise<number> {
	return say(tx, actor, eventId, input, ({ sitting }) => {
		if (sitting.closedGround !== null) throw conflict('discussion.sitting_closed');
		return Promise.resolve({ item_id: null, version_id: null, paragraph: null, title: input.proposal, text: input.why });
	});
}

interface Said {
	item_id: string | null;
	version_id: string | null;
	paragraph: number | null;
	title: string | null;
	text: string;
}

async function say(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ key, name, lang }: { key: string; name?: string | undefined; lang: Lang },
	said: (spoken: Spoken) => Promise<Said>
): Promise<number> {
	const { accountId } = citizenOf(actor);
	await publicSitting(asReader(tx), eventId);
	const hash = sha256(key);
	const before = await tx.selectFrom('discussion_comment').select(['event_id', 'number']).where('key_hash', '=', hash).executeTakeFirst();
	if (before !== undefined) return found(before.event_id === eventId ? before.number : undefined);
	const spoken = await speakOf(tx, eventId);
	const values = await said(spoken);
	const [count] = await rows(
		tx,
		sql<{ n: number }>`SELECT count(*)::int AS n FROM discussion_comment WHERE event_id = ${eventId} AND account_id = ${accountId}`
	);
	if ((count?.n ?? 0) >= MOST_COMMENTS) throw conflict('discussion.many');
	const number = await nextNumber(tx, `discussion:${eventId}`);
	await tx
		.insertInto('discussion_comment')
		.values({
			id: newId(),
			event_id: eventId,
			number,
			key_hash: hash,
			...values,
			name: name ?? null,
			language: lang,
			account_id: accountId,
			at: spoken.at
		})
		.execute();
	await tellSitting(tx, NOBODY, eventId, values.item_id === null ? 'proposed' : 'commented', spoken.at, { number });
	return number;
}
