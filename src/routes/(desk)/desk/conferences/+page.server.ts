import { z } from 'zod';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { EVENT_LISTS } from '#modules/events/server/index.ts';
import { presentList } from '#modules/conferences/server/index.ts';
import type { PageServerLoad } from './$types';

/** Events that the reader's unit holds or is invited to; those of one host with `host` in the address. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor');
	const query = event.url.searchParams;
	const list = EVENT_LISTS.find((one) => one === query.get('list')) ?? 'ahead';
	const hostId = z.guid().safeParse(query.get('host')).data;
	return presentList(reader(), event.locals.lang, actor, { list, hostId, cursor: query.get('after') ?? undefined });
};
