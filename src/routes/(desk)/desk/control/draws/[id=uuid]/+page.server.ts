import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { presentDraw } from '#modules/control/server/index.ts';
import type { PageServerLoad } from './$types';

/** How a month was drawn, for all staff: units and numbers, no work and nobody who looks at it. */
export const load: PageServerLoad = async (event) => {
	requireStaff(event);
	return { page: await presentDraw(reader(), event.locals.lang, event.params.id) };
};
