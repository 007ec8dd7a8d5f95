import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { openDraft } from './draft.ts';
import type { PageServerLoad } from './$types';

/** The bare address of a draft, as kept to continue later: all answers, with what is missing. */
export const load: PageServerLoad = async (event) => {
	await openDraft(event);
	redirect(303, paths.appeals.draft(event.locals.lang, event.params.token, 'review'));
};
