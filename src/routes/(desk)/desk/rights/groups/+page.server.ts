import { paths } from '#lib/paths.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { groupList, presentGroups, READERS } from '#modules/rights/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** Group cases of the reader's units, newest first. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS);
	const context = await deskContext(reader(), event.locals.lang, actor);
	const cursor = event.url.searchParams.get('cursor') ?? undefined;
	const page = await groupList(context.db, actor, cursor);
	return {
		groups: await presentGroups(context, page),
		newer: cursor === undefined ? undefined : paths.desk.groupCases(),
		older: page.next === undefined ? undefined : paths.desk.groupCases(page.next)
	};
};
