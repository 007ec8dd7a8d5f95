import { deskContext } from '#modules/appeals/server/index.ts';
import { filterOf, presentRightsList, READERS } from '#modules/rights/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** Rights cases of the appeals that the reader may know, by what is asked for. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS);
	const context = await deskContext(reader(), event.locals.lang, actor);
	return { list: await presentRightsList(context, filterOf(event.url.searchParams)) };
};
