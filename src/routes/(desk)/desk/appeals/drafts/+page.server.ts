import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { deskContext, deskDrafts, presentDrafts } from '#modules/appeals/server/index.ts';
import type { PageServerLoad } from './$types';

/** What the reader's desks began and did not finish. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const context = await deskContext(reader(), event.locals.lang, actor);
	return { drafts: await presentDrafts(context, await deskDrafts(context.db, actor)) };
};
