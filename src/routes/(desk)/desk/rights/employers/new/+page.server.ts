import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { employerInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { enterEmployer, ENTERERS, fieldOptions } from '#modules/rights/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireRole(event, ...ENTERERS);
	return { fields: fieldOptions(event.locals.lang) };
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...ENTERERS);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), employerInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		let id: string;
		try {
			id = await write((tx) => enterEmployer(tx, actor, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.desk.employer(id, 'entered'));
	}
} satisfies Actions;
