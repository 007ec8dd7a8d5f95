import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { presentDeskSittings, SITTING_LISTS } from '#modules/sittings/server/index.ts';
import type { PageServerLoad } from './$types';

/** Sittings of the bodies that the reader may read of. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor');
	const query = event.url.searchParams;
	const list = SITTING_LISTS.find((one) => one === query.get('list')) ?? 'ahead';
	return { page: await presentDeskSittings(reader(), event.locals.lang, actor, list, query.get('after') ?? undefined) };
};
