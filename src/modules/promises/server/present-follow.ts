/** The pages of following by mail: what one asks for, what a link confirms, what one follows. */
import type { Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { openTap } from '#platform/one-tap/index.ts';
import { paths } from '#lib/paths.ts';
import { FOLLOW_TAP } from './commands/follow.ts';
import { followedBy, followedText, followerBy, followsOf, type Followed } from './followed.ts';

/** What somebody asks to follow. Throws not_found for what is not there or not public. */
export async function presentFollow(
	db: Reader,
	lang: Lang,
	asked: Parameters<typeof followedBy>[1]
): Promise<{ what: Followed; text: string }> {
	const what = found(await followedBy(db, asked));
	return { what, text: found(await followedText(db, lang, what)) };
}

/** What the link of a first letter confirms. Throws not_found, conflict `tap_used`, `tap_expired`. */
export async function presentConfirm(db: Reader, lang: Lang, token: string): Promise<{ text: string }> {
	const { subjectKind, subjectId } = await openTap(db, token);
	if (subjectKind !== FOLLOW_TAP) throw notFound();
	const row = await db.selectFrom('promise_follow').select(['kind', 'subject_id']).where('id', '=', subjectId).executeTakeFirst();
	const { kind, subject_id: id } = found(row);
	return { text: found(await followedText(db, lang, { kind: kind as Followed['kind'], id })) };
}

/** What the holder of a letter follows; nothing when all has ended. Throws not_found for what is no token. */
export async function presentFollowing(db: Reader, lang: Lang, token: string) {
	const followerId = found(followerBy(token));
	const list = await followsOf(db, followerId);
	const texts = await Promise.all(list.map((one) => followedText(db, lang, one)));
	return {
		follows: list.map(({ followId }, i) => ({ id: followId, text: texts[i] ?? '' })),
		promises: paths.promises.list(lang)
	};
}
