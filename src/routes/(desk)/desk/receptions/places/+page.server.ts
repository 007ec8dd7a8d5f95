import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { presentPlaces, READING } from '#modules/receptions/server/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = requireRole(event, ...READING);
	return { list: await presentPlaces(reader(), staff, event.locals.lang, event.url.searchParams.get('after') ?? undefined) };
};
