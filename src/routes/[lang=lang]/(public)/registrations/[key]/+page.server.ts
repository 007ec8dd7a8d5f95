import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { refusedForm } from '#lib/server/forms.ts';
import { messages } from '#modules/participation/messages/index.ts';
import { presentRegistration, withdraw } from '#modules/participation/server/index.ts';
import { lookup, write } from '#platform/db/index.ts';
import { PRIVATE } from '../../appeals/access.ts';
import type { Actions, PageServerLoad } from './$types';

/** A registration for whoever has its link. Opening it changes nothing: programs that look into letters open links too. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url, setHeaders }) => {
	setHeaders({ ...PRIVATE, 'referrer-policy': 'no-referrer' });
	return { registration: await presentRegistration(lookup(), lang, params.key), done: url.searchParams.get('done') ?? '' };
};

export const actions = {
	withdraw: async ({ locals: { lang, actor }, params }) => {
		try {
			await write((tx) => withdraw(tx, actor, params.key));
		} catch (error) {
			return refusedForm(error, lang, {}, messages[lang].errors);
		}
		redirect(303, paths.events.registration(lang, params.key, 'withdrawn'));
	}
} satisfies Actions;
