import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/** All appeals are what the search finds without a filter. */
export const load: PageServerLoad = () => {
	redirect(303, paths.desk.search());
};
