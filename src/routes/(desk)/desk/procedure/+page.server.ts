import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { LISTS } from '#modules/procedure/rules.ts';
import { presentList } from '#modules/procedure/server/index.ts';
import type { PageServerLoad } from './$types';

/** What is to be done next for the procedure, one list at a time. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'operator', 'executor', 'head', 'branch_head', 'central', 'auditor');
	const query = event.url.searchParams;
	const list = LISTS.find((one) => one === query.get('list')) ?? 'complaints';
	const after = query.get('after') ?? undefined;
	const { items, next } = await presentList(await deskContext(reader(), event.locals.lang, actor), list, after);
	return { list, items, older: next === undefined ? undefined : paths.desk.procedures(list, next) };
};
