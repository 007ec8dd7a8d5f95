import { presentDeputy } from '#modules/duties/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { dutyQuery } from '../asked.ts';
import type { PageServerLoad } from './$types';

/** What one deputy owes and what was held, line by line and by settlement. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url }) => ({
	deputy: await presentDeputy(reader(), lang, params.id, { at: dutyQuery(url).at, all: url.searchParams.has('all') })
});
