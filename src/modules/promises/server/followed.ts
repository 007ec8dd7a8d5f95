/** What one may follow by mail, and how it is named. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { blindIndexes, sign, verifySignature } from '#platform/secrets.ts';
import { placeName, territoryByCode } from '#modules/territory/server/index.ts';
import { followMessages } from '../follow-messages/index.ts';
import { canRead } from './policy.ts';
import { programmeById, publicByIds } from './queries.ts';

export const FOLLOWED = ['promise', 'programme', 'place'] as const;
export interface Followed {
	kind: (typeof FOLLOWED)[number];
	id: string;
}

/** What is followed in the reader's words; undefined for what everybody may not read. */
export async function followedText(db: Reader, lang: Lang, { kind, id }: Followed): Promise<string | undefined> {
	const t = followMessages[lang].of;
	if (kind === 'promise') {
		const [promise] = await publicByIds(db, [id]);
		return promise && t.promise(formatNumber(lang, promise.number), promise.quote);
	}
	if (kind === 'programme') {
		const programme = await programmeById(db, id);
		return programme !== undefined && canRead(ANONYMOUS, programme) ? t.programme(programme.title[lang]) : undefined;
	}
	const name = await placeName(db, id, lang);
	return name === '' ? undefined : t.place(name);
}

/** What an address of the form names: a promise, a programme, or a place by its code; undefined for what is not there. */
export async function followedBy(
	db: Reader,
	{ promise, programme, place }: { promise?: string | undefined; programme?: string | undefined; place?: string | undefined }
): Promise<Followed | undefined> {
	if (promise !== undefined) return { kind: 'promise', id: promise };
	if (programme !== undefined) return { kind: 'programme', id: programme };
	const territory = place === undefined ? undefined : await territoryByCode(db, place);
	return territory && { kind: 'place', id: territory.id };
}

export interface FollowRow extends Followed {
	followId: string;
}

/** What a follower follows and has confirmed, the latest first. */
export async function followsOf(db: Reader | Tx, followerId: string): Promise<FollowRow[]> {
	return rows(
		db,
		sql<FollowRow>`SELECT id AS "followId", kind, subject_id AS id FROM promise_follow WHERE follower_id = ${followerId} AND confirmed_at IS NOT NULL
			ORDER BY asked_at DESC, id`
	);
}

/** What is kept of a mail address here, for whoever asks what is held of them. */
export async function followsOfEmail(db: Reader, email: string): Promise<{ kind: string; of: string; askedAt: Temporal.Instant }[]> {
	return rows(
		db,
		sql<{ kind: string; of: string; askedAt: Temporal.Instant }>`
			SELECT f.kind, f.subject_id AS of, f.asked_at AS "askedAt" FROM promise_follow f JOIN promise_follower r ON r.id = f.follower_id
			WHERE r.email_index = ANY(${blindIndexes('email', email)}::bytea[]) ORDER BY f.asked_at, f.id`
	);
}

const signed = (followerId: string) => `promises.follower:${followerId}`;

/** The secret part of a follower's own address, the same in each letter: whoever has the letter may end what it is about. */
export const followerToken = (followerId: string) => `${followerId}.${sign(signed(followerId))}`;

/** Whose token it is; undefined for what is none. */
export function followerBy(token: string): string | undefined {
	const [id = '', signature = ''] = token.split('.');
	return verifySignature(signed(id), signature) ? id : undefined;
}
