import { deskContext } from '#modules/appeals/server/index.ts';
import { recentCases } from '#modules/desk/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** To another case at once: by its number, or one of those that were open last. */
export const load: PageServerLoad = async (event) => {
	const context = await deskContext(reader(), event.locals.lang, requireStaff(event));
	return { rows: await recentCases(context) };
};
