import { presentPublicPromise } from '#modules/promises/server/index.ts';
import { lookup } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** One promise that was published; a draft is not there. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({
	promise: await presentPublicPromise(lookup(), lang, params.id)
});
