import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import type { LayoutServerLoad } from './$types';
import { sectionsOf } from './nav.ts';

/** The frame of the desk: who works here, and which sections their posts open. Who is not signed in goes to do so and comes back. */
export const load: LayoutServerLoad = ({ locals, url }) => {
	const { actor } = locals;
	if (actor.kind !== 'staff') redirect(303, paths.account.staff(locals.lang, url.pathname + url.search));
	return { desk: { name: actor.name, sections: sectionsOf(actor) } };
};
