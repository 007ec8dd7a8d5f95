import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { appealInput } from '#modules/discussion/input.ts';
import { messages } from '#modules/discussion/messages/index.ts';
import { appeal, presentOwn } from '#modules/discussion/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireCitizen } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** What one wrote of an agenda oneself; against its hiding one appeals here. */
export const load: PageServerLoad = async (event) => {
	const actor = requireCitizen(event);
	const { lang } = event.locals;
	return { page: await presentOwn(reader(), lang, actor, event.params.id), done: event.url.searchParams.has('done') };
};

export const actions = {
	default: async (event) => {
		const actor = requireCitizen(event);
		const { lang } = event.locals;
		const refused = await writeForm(event, appealInput, messages[lang].errors, (tx, input) => appeal(tx, actor, event.params.id, input));
		if (refused !== undefined) return refused;
		redirect(303, paths.sittings.mine(lang, event.params.id, 'sent'));
	}
} satisfies Actions;
