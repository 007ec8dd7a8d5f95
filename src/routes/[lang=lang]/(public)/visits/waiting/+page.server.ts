import { presentWaiting } from '#modules/visits/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** Settlements never visited, or longest ago, region by region. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => ({
	page: await presentWaiting(reader(), lang, {
		place: url.searchParams.get('place') || undefined,
		all: url.searchParams.has('all')
	})
});
