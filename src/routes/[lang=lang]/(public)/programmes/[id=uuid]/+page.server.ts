import { presentPublicProgramme } from '#modules/promises/server/index.ts';
import { lookup } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** A programme that was published; a draft is not there. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({
	programme: await presentPublicProgramme(lookup(), lang, params.id)
});
