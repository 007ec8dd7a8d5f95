import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { presentHosts, READING } from '#modules/receptions/server/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = requireRole(event, ...READING);
	return { list: await presentHosts(reader(), staff, event.locals.lang, event.url.searchParams.get('after') ?? undefined) };
};
