import { presentPublicBodies } from '#modules/mandates/server/index.ts';
import { presentTakenBodies } from '#modules/oparl/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** Factions and public councils, by branch. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => ({
	list: await presentPublicBodies(reader(), lang, url.searchParams.get('branch') ?? undefined),
	taken: await presentTakenBodies(reader(), lang)
});
