import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { presentMember } from '#modules/mandates/server/index.ts';
import type { PageServerLoad } from './$types';

/** Who sits where, and whether they come, is for everybody at the desk; of a sitting one learns no more than one may know of. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	const { id: unitId, mandate: mandateId } = event.params;
	const cursor = event.url.searchParams.get('after') ?? undefined;
	return { page: await presentMember(reader(), event.locals.lang, staff, { unitId, mandateId, cursor }) };
};
