import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { ENTERERS, suggestEmployers, toSuggestion } from '#modules/rights/server/index.ts';
import type { RequestHandler } from './$types';

/** A few employers by what somebody types (`q`): for the desk's forms. Nobody outside learns whom people complained of. */
export const GET: RequestHandler = async (event) => {
	requireRole(event, ...ENTERERS);
	const list = await suggestEmployers(reader(), event.url.searchParams.get('q') ?? '');
	return Response.json(list.map(toSuggestion), { headers: { 'cache-control': 'private, no-store' } });
};
