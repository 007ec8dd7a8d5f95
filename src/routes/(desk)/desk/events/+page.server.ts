import { GATHERING_LISTS, presentDeskList } from '#modules/participation/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** Events that citizens come to and that the reader's units hold. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor');
	const query = event.url.searchParams;
	const list = GATHERING_LISTS.find((one) => one === query.get('list')) ?? 'ahead';
	return presentDeskList(reader(), event.locals.lang, actor, list, query.get('after') ?? undefined);
};
