import { presentPublicVisit } from '#modules/visits/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** One visit that was told; a plan is not there. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({
	visit: await presentPublicVisit(reader(), lang, params.id)
});
