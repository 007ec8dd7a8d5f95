import { presentChanges } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { askedOf } from '../asked.ts';
import type { PageServerLoad } from './$types';

/** What changed this month, and which milestones are overdue. */
export const load: PageServerLoad = async ({ locals: { lang }, url }) => ({
	changes: await presentChanges(reader(), lang, askedOf(url).place)
});
