/** How an answer to a letter of ours finds its appeal: by a tag that we signed, for the appeal and the address it was sent to. */
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { makeTag, readTag } from '#platform/mail/tags.ts';
import { applicantOf } from './applicant.ts';
import { rootOf } from './family.ts';
import { next, type AppealState } from '../rules.ts';

/** The tag of letters about an appeal to one address. */
export function threadTag(appealId: string, email: string): string {
	return makeTag('thread', appealId, email);
}

export interface Thread {
	appealId: string;
	number: string;
	language: Lang;
	/** Whether anything can be added to the appeal now. */
	takesMore: boolean;
	/** Whether the address given is the one that the tag went to. */
	isFrom: (address: string) => boolean;
}

/** The appeal that a tag proves; undefined for a tag that we did not make, and for one that went to an address the appeal has no more. */
export async function threadOf(db: Reader, text: string): Promise<Thread | undefined> {
	const tag = readTag('thread', text);
	if (tag === undefined) return undefined;
	const email = (await applicantOf(db, tag.id))?.email ?? null;
	if (email === null || !tag.proves(email)) return undefined;
	const row = await db.selectFrom('appeal').select(['number', 'language']).where('id', '=', tag.id).executeTakeFirstOrThrow();
	// One that went into another takes what the other takes.
	const states = await db
		.selectFrom('appeal')
		.select('state')
		.where('id', 'in', [tag.id, await rootOf(db, tag.id)])
		.execute();
	return {
		appealId: tag.id,
		number: row.number,
		language: row.language as Lang,
		takesMore: states.every(({ state }) => next(state as AppealState, 'add') !== undefined),
		isFrom: (address) => address === email
	};
}
