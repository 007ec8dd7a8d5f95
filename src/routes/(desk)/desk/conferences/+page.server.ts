import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { EVENT_LISTS } from '#modules/events/server/index.ts';
import { presentList } from '#modules/conferences/server/index.ts';
import type { PageServerLoad } from './$types';

/** Conferences that the reader's unit holds or is invited to. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor');
	const query = event.url.searchParams;
	const list = EVENT_LISTS.find((one) => one === query.get('list')) ?? 'ahead';
	const page = await presentList(reader(), event.locals.lang, actor, list, query.get('after') ?? undefined);
	return { ...page, list, lists: EVENT_LISTS.map((one) => ({ list: one, href: paths.desk.conferences({ list: one }) })) };
};
