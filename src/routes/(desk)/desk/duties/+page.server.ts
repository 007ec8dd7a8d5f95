import { presentDutyDesk } from '#modules/duties/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** Whom one speaks for, and what deputies said last: all of it is public. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	return { desk: await presentDutyDesk(reader(), event.locals.lang, staff, event.url.searchParams.get('after') ?? undefined) };
};
