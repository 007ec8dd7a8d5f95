import { presentTakenBody } from '#modules/oparl/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** A council of another system, as it was taken in. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url }) => ({
	council: await presentTakenBody(reader(), lang, params.id, url.searchParams.get('after') ?? undefined)
});
