import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { presentBodyList } from '#modules/mandates/server/index.ts';
import type { PageServerLoad } from './$types';

/** Who sits where is for everybody at the desk. */
export const load: PageServerLoad = async (event) => {
	requireStaff(event);
	return { bodies: await presentBodyList(reader(), event.locals.lang) };
};
