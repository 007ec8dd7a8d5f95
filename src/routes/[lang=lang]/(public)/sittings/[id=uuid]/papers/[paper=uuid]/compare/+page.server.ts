import { presentComparison } from '#modules/sittings/server/index.ts';
import { lookup } from '#platform/db/index.ts';
import { versionOf } from '../version.ts';
import type { PageServerLoad } from './$types';

/** Two versions of a paper beside each other. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url }) => ({
	paper: await presentComparison(lookup(), lang, params.id, params.paper, { from: versionOf(url, 'from'), to: versionOf(url, 'to') })
});
