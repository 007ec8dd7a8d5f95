import { presentReportList } from '#modules/reports/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** Reports of deputies at meetings of one's units. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor');
	return { page: await presentReportList(reader(), event.locals.lang, actor, event.url.searchParams.get('after') ?? undefined) };
};
