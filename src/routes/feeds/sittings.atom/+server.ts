import { sittingsFeed } from '#modules/sittings/server/index.ts';
import { publicOrigin } from '#platform/config.ts';
import { reader } from '#platform/db/index.ts';
import { KEPT, sittingWishOf } from '../wish.ts';
import type { RequestHandler } from './$types';

/** Agendas for feed readers: `lang`, a `body` (a unit's id). */
export const GET: RequestHandler = async ({ url, locals }) => {
	const { lang, ...wish } = sittingWishOf(url, locals.lang);
	const self = `${publicOrigin()}${url.pathname}${url.search}`;
	const feed = await sittingsFeed(reader(), lang, wish, self);
	return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': KEPT } });
};
