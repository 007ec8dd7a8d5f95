/** The links that letters and text messages carry. */
import { publicOrigin } from '#platform/config.ts';
import type { Reader, Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { makeTap, readTap } from '#platform/one-tap/index.ts';
import { NEW_CODE } from '#platform/one-tap/new-code.ts';
import { paths } from '#lib/paths.ts';
import type { Offer } from './offers.ts';
import { wishById, type WishRow } from './store.ts';
import { standOfTap, type Deed } from './taps.ts';

/** `answer`: what one wants is chosen on its page, for a text message that has room for one link. */
type LinkAct = Deed | 'answer';

const urlOf = ({ language }: WishRow, act: LinkAct, token: string): string =>
	publicOrigin() + (act === 'answer' ? paths.meet.shortTap(token) : paths.meet.tap(language, token));

/** A link about the meeting as it stands now: of no use once it begins, or is moved or given up. */
export async function meetingLink(tx: Tx, wish: WishRow, act: 'confirm' | 'cancel' | 'answer'): Promise<string> {
	return urlOf(wish, act, await makeTap(tx, { subjectKind: 'wish', subjectId: wish.id, act, until: found(wish.startsAt) }));
}

/** A link that answers an offer, as long as it stands. */
export async function offerLink(tx: Tx, wish: WishRow, { id, until }: Offer, act: LinkAct): Promise<string> {
	return urlOf(wish, act, await makeTap(tx, { subjectKind: 'wish_offer', subjectId: id, act, until }));
}

/** Where a short link leads, in the language of its message. Throws not_found. */
export async function longPath(db: Reader, token: string): Promise<string> {
	const tap = found(await readTap(db, token));
	if (tap.act === NEW_CODE && tap.subjectKind === 'wish')
		return paths.meet.newCode(found(await wishById(db, tap.subjectId)).language, token);
	return paths.meet.tap((await standOfTap(db, token)).wish.language, token);
}
