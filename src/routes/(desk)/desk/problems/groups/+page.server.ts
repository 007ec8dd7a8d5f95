import { deskContext } from '#modules/appeals/server/index.ts';
import { GATHERERS, presentGroups } from '#modules/problems/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** Groups of alike appeals among the latest open ones: suggested, a person gathers. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...GATHERERS);
	return { groups: await presentGroups(await deskContext(reader(), event.locals.lang, actor)) };
};
