import { presentVisitList, VISIT_LISTS } from '#modules/visits/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** Visits that the reader's units plan. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor');
	const query = event.url.searchParams;
	const list = VISIT_LISTS.find((one) => one === query.get('list')) ?? 'ahead';
	return { page: await presentVisitList(reader(), event.locals.lang, actor, { list, cursor: query.get('after') ?? undefined }) };
};
