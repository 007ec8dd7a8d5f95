import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/** The bare address goes to the reader's language: chosen before, else asked for by the browser, else Kazakh (see hooks). */
export const load: PageServerLoad = ({ locals, setHeaders }) => {
	setHeaders({ vary: 'Accept-Language, Cookie' });
	redirect(303, paths.home(locals.lang));
};
