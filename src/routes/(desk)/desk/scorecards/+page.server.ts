import { deskContext } from '#modules/appeals/server/index.ts';
import { presentScorecards } from '#modules/scorecards/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** Units of one kind side by side, with their intervals; weights may be tried in the address. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const context = await deskContext(reader(), event.locals.lang, actor);
	return { page: await presentScorecards(context, event.url.searchParams) };
};
