import { reader } from '#platform/db/index.ts';
import { isLang } from '#platform/i18n/lang.ts';
import { searchTerritories, toSuggestion } from '#modules/territory/server/index.ts';
import type { RequestHandler } from './$types';
import { limit } from './limit.ts';

/** Up to ten places by what somebody types (`q`), in a language (`lang`): for forms that suggest as one types. */
export const GET: RequestHandler = async ({ url, locals, getClientAddress }) => {
	limit(getClientAddress());
	const wanted = url.searchParams.get('lang');
	const found = await searchTerritories(reader(), url.searchParams.get('q') ?? '', isLang(wanted) ? wanted : locals.lang);
	return Response.json(found.map(toSuggestion), { headers: { 'cache-control': 'public, max-age=300', vary: 'accept-language' } });
};
