import { presentPublicPromises } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { askedOf } from './asked.ts';
import type { PageServerLoad } from './$types';

/** What was promised: to the country, a region, a village; by topic, unit, programme and how it stands. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => ({
	list: await presentPublicPromises(reader(), lang, askedOf(url))
});
