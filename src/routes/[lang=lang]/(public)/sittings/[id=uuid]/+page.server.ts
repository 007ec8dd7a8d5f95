import { presentPublicSitting } from '#modules/sittings/server/index.ts';
import { lookup } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** One sitting whose draft agenda or notice is out; any other is not there. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({
	sitting: await presentPublicSitting(lookup(), lang, params.id)
});
