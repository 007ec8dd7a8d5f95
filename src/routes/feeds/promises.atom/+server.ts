import { promisesFeed } from '#modules/promises/server/index.ts';
import { publicOrigin } from '#platform/config.ts';
import { reader } from '#platform/db/index.ts';
import { isLang } from '#platform/i18n/lang.ts';
import { KEPT } from '../wish.ts';
import type { RequestHandler } from './$types';

/** What changes with promises, for feed readers: `lang`, `place` (KATO). */
export const GET: RequestHandler = async ({ url, locals }) => {
	const lang = url.searchParams.get('lang');
	const self = `${publicOrigin()}${url.pathname}${url.search}`;
	const feed = await promisesFeed(reader(), isLang(lang) ? lang : locals.lang, url.searchParams.get('place') ?? undefined, self);
	return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': KEPT } });
};
