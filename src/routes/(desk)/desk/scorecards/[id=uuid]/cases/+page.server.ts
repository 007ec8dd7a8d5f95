import { deskContext } from '#modules/appeals/server/index.ts';
import { presentCases } from '#modules/scorecards/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** The cases behind one number of a scorecard, for who reads them anyway. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const context = await deskContext(reader(), event.locals.lang, actor);
	return { page: await presentCases(context, event.params.id, event.url.searchParams) };
};
