/** Following promises by mail: asked for, confirmed by the link in the first letter, ended with one tap; the address goes with the last thing followed. */
import { publicOrigin } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { ANONYMOUS, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { queueMail } from '#platform/mail/index.ts';
import { makeTap, useTap } from '#platform/one-tap/index.ts';
import { blindIndex, blindIndexes, seal } from '#platform/secrets.ts';
import { paths } from '#lib/paths.ts';
import { followMessages } from '../../follow-messages/index.ts';
import { followedText, type Followed } from '../followed.ts';

export const FOLLOW_TAP = 'promise_follow';
/** How long the first letter's link is good for, and who did not use it is kept. */
export const WAITS = { hours: 48 };
/** Nobody follows more; whoever does wants the feed. */
const MOST = 100;

const tell = (tx: Tx, actor: Actor, id: string, act: string, data: Record<string, unknown> = {}) =>
	journal(tx, { subject: { kind: 'subscription', id }, actor, act: `promises.${act}`, seenBy: 'staff', data });

/**
 * Asks to be written to of what changes with a promise, a programme or a place. Nothing comes before the letter's link is used. The answer is
 * the same whether or not the address is known; what is followed already is left alone. Throws not_found for what is not public.
 */
export async function askToFollow(tx: Tx, lang: Lang, what: Followed, email: string): Promise<void> {
	const text = found(await followedText(asReader(tx), lang, what));
	const followerId = await followerOf(tx, lang, email);
	const [at, id] = [now(), newId()];
	const others = await rows(
		tx,
		sql<{ kind: string; of: string }>`SELECT kind, subject_id AS of FROM promise_follow WHERE follower_id = ${followerId}`
	);
	if (others.length >= MOST && !others.some(({ kind, of }) => kind === what.kind && of === what.id)) return;
	const [asked] = await rows(
		tx,
		sql<{ id: string }>`
			INSERT INTO promise_follow (id, follower_id, kind, subject_id, asked_at) VALUES (${id}, ${followerId}, ${what.kind}, ${what.id}, ${at})
			ON CONFLICT (follower_id, kind, subject_id) DO UPDATE SET asked_at = excluded.asked_at WHERE promise_follow.confirmed_at IS NULL RETURNING id`
	);
	if (asked === undefined) return;
	const token = await makeTap(tx, { subjectKind: FOLLOW_TAP, subjectId: asked.id, act: 'confirm', until: at.add(WAITS) });
	const t = followMessages[lang].mail.ask;
	const url = `${publicOrigin()}${paths.promises.confirm(lang, token)}`;
	await queueMail(tx, { to: email, lang, subject: t.subject, text: t.text(text, url) });
	await tell(tx, ANONYMOUS, asked.id, 'follow_asked', { kind: what.kind, of: what.id });
}

/** The row of an address, made if it is not there; a later letter comes in the language asked for last. */
async function followerOf(tx: Tx, lang: Lang, email: string): Promise<string> {
	const [there] = await rows(
		tx,
		sql<{ id: string }>`SELECT id FROM promise_follower WHERE email_index = ANY(${blindIndexes('email', email)}::bytea[]) FOR UPDATE`
	);
	if (there !== undefined) return there.id;
	const row = { id: newId(), email: seal(email), email_index: blindIndex('email', email), language: lang, made_at: now() };
	const { id } = await tx
		.insertInto('promise_follower')
		.values(row)
		.onConflict((c) => c.column('email_index').doUpdateSet({ language: lang }))
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Confirms by the link of the first letter; returns whose it is. Throws not_found, conflict `tap_used`, `tap_expired`. */
export async function confirmFollow(tx: Tx, token: string): Promise<string> {
	const { subjectKind, subjectId } = await useTap(tx, token);
	if (subjectKind !== FOLLOW_TAP) throw notFound();
	const row = await tx
		.updateTable('promise_follow')
		.set({ confirmed_at: now() })
		.where('id', '=', subjectId)
		.returning('follower_id')
		.executeTakeFirst();
	const { follower_id: followerId } = found(row);
	await tell(tx, ANONYMOUS, subjectId, 'followed');
	return followerId;
}

/** Ends one thing that is followed, or all (without `id`); what ended has ended. With the last the address is removed. */
export async function unfollow(tx: Tx, followerId: string, id?: string): Promise<void> {
	const gone = await rows(
		tx,
		sql<{
			id: string;
		}>`DELETE FROM promise_follow WHERE follower_id = ${followerId} AND ${id === undefined ? sql`true` : sql`id = ${id}`} RETURNING id`
	);
	for (const one of gone) await tell(tx, ANONYMOUS, one.id, 'unfollowed');
	await sql`DELETE FROM promise_follower r WHERE r.id = ${followerId} AND NOT EXISTS (SELECT FROM promise_follow f WHERE f.follower_id = r.id)`.execute(
		tx
	);
}

/** Forgets who never confirmed. */
export async function sweepFollows(tx: Tx): Promise<void> {
	const gone = await rows(
		tx,
		sql<{
			follower: string;
		}>`DELETE FROM promise_follow WHERE confirmed_at IS NULL AND asked_at < ${now().subtract(WAITS)} RETURNING follower_id AS follower`
	);
	const ids = gone.map(({ follower }) => follower);
	await sql`DELETE FROM promise_follower r WHERE r.id = ANY(${ids}::uuid[]) AND NOT EXISTS (SELECT FROM promise_follow f WHERE f.follower_id = r.id)`.execute(
		tx
	);
}
