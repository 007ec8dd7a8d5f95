/** What changes with promises as a feed of news that anybody follows: of the country, a region or a village. */
import { publicOrigin } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { writeFeed } from '#platform/atom/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { mailDomain } from '#platform/mail/index.ts';
import { paths } from '#lib/paths.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { actName, changedSince } from './changes.ts';
import { chosenBy } from './chosen.ts';

const TOLD = { hours: 24 * 90 };
const MOST = 100;

/** The latest public acts on promises, the newest first; an act of one kind on one promise is one entry, which is told anew. Throws not_found. */
export async function promisesFeed(db: Reader, lang: Lang, code: string | undefined, self: string): Promise<string> {
	const { place } = await chosenBy(db, { place: code });
	const list = await changedSince(db, now().subtract(TOLD), place, MOST);
	const names = await placeNames(
		db,
		list.map(({ territoryId }) => territoryId),
		lang
	);
	const t = messages[lang];
	const title = place === undefined ? t.public.title : t.public.titleOf(place.name[lang]);
	const head = { id: self, self, url: `${publicOrigin()}${paths.promises.list(lang, { place: code })}`, title, lang, updated: now() };
	return writeFeed(
		head,
		list.map(({ promiseId, act, at, quote, territoryId }) => ({
			id: `tag:${mailDomain()},2026:promise/${promiseId}/${act}`,
			title: `${actName(lang, act)}: ${quote.slice(0, 120)}`,
			updated: at,
			published: at,
			url: `${publicOrigin()}${paths.promises.one(lang, promiseId)}`,
			summary: `${names.get(territoryId) ?? ''}. ${quote}`
		}))
	);
}
