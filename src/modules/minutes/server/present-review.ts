/** Promises of a place before their faction: the list, and one of them with everything that was said of it. */
import type { Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { canRun } from '#modules/events/server/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { criteriaNow, isOfPlace, presentPublicPromise, presentReview, resolutionsAt } from '#modules/promises/server/index.ts';
import { possible } from '#modules/sittings/rules/stage.ts';
import { itemsOf, sittingFor, type Sitting } from '#modules/sittings/server/index.ts';
import { placeName, territoryById } from '#modules/territory/server/index.ts';
import { votesOf } from '#modules/floor/server/index.ts';
import { messages } from '../messages/index.ts';
import { carriedOptions } from './present-desk.ts';

export interface ReviewWish {
	promise?: string | undefined;
	cursor?: string | undefined;
}

/** Whether the reader takes down what the faction resolves: its sitting is open and the item was begun. */
async function mayResolve(db: Reader, actor: Staff, sitting: Sitting, startedAt: Temporal.Instant | null): Promise<boolean> {
	if (startedAt === null || !canRun(actor, sitting) || !possible(sitting.stage).includes('item')) return false;
	return (await unitById(db, sitting.hostId))?.kind === 'faction';
}

/** The page of an item at which promises are reviewed. Throws not_found. */
export async function presentReviewPage(db: Reader, lang: Lang, actor: Staff, id: string, itemId: string, { promise, cursor }: ReviewWish) {
	const sitting = await sittingFor(db, actor, id);
	const item = found((await itemsOf(db, id)).find((one) => one.id === itemId));
	if (item.territoryId === null) throw notFound();
	const place = found(await territoryById(db, item.territoryId));
	const href = (one: string) => paths.desk.promiseReview(id, itemId, { promise: one });
	const review = promise === undefined ? await presentReview(db, lang, { place, itemId, cursor, href }) : undefined;
	return {
		title: `${item.number}. ${messages[lang].reviewOf(await placeName(db, place.id, lang))}`,
		body: sitting.hostName[lang],
		list: review,
		next: review?.next && paths.desk.promiseReview(id, itemId, { after: review.next }),
		one: promise === undefined ? undefined : await presentOne(db, lang, { id, itemId, promise, placeId: place.id }),
		criteria: await criteriaNow(db, lang),
		resolve: (await mayResolve(db, actor, sitting, item.startedAt))
			? { votes: carriedOptions(lang, await votesOn(db, id, itemId)) }
			: undefined
	};
}
export type ReviewPage = Awaited<ReturnType<typeof presentReviewPage>>;

const votesOn = async (db: Reader, id: string, itemId: string) => (await votesOf(db, id)).filter((vote) => vote.itemId === itemId);

interface OneAsked {
	id: string;
	itemId: string;
	promise: string;
	placeId: string;
}

async function presentOne(db: Reader, lang: Lang, { id, itemId, promise, placeId }: OneAsked) {
	if (!(await isOfPlace(db, promise, placeId))) throw notFound();
	const resolved = (await resolutionsAt(db, id)).some((one) => one.itemId === itemId && one.promiseId === promise);
	return { ...(await presentPublicPromise(db, lang, promise)), resolved };
}
