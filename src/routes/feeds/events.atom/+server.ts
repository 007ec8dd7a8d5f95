import { eventsFeed } from '#modules/participation/server/index.ts';
import { publicOrigin } from '#platform/config.ts';
import { reader } from '#platform/db/index.ts';
import { KEPT, wishOf } from '../wish.ts';
import type { RequestHandler } from './$types';

/** The same as a feed of news: what was announced or changed last stands first. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const { lang, ...wish } = wishOf(url, locals.lang);
	const self = `${publicOrigin()}${url.pathname}${url.search}`;
	return new Response(await eventsFeed(reader(), lang, wish, self), {
		headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': KEPT }
	});
};
