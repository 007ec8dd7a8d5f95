import { electionNotice, totals } from '#modules/appeals/server/index.ts';
import { presentHome } from './figures.ts';
import { reader } from '#platform/db/index.ts';
import { getSetting } from '#platform/settings/index.ts';
import type { PageServerLoad } from './$types';

/** Three numbers about all appeals, once there are enough of them for nobody to be recognised. */
export const load: PageServerLoad = async ({ locals }) => {
	const [figures, least, election] = await Promise.all([
		totals(reader()),
		getSetting(reader(), 'suppress_below'),
		electionNotice(reader(), locals.lang)
	]);
	return { election, figures: presentHome(locals.lang, figures, least) };
};
