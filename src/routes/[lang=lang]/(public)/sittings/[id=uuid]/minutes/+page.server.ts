import { presentPublicMinutes } from '#modules/minutes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** The minutes of a sitting of which citizens may know: the text once it is published, until then when it will be. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({
	minutes: await presentPublicMinutes(reader(), lang, params.id)
});
