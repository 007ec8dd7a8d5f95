import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { visitInput } from '#modules/visits/input.ts';
import { messages } from '#modules/visits/messages/index.ts';
import { PLANNING, planVisit, presentNewVisit } from '#modules/visits/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => presentNewVisit(reader(), event.locals.lang, requireRole(event, ...PLANNING));

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...PLANNING);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), visitInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		let id: string;
		try {
			id = await write((tx) => planVisit(tx, actor, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.desk.visit(id, { done: 'planned' }));
	}
} satisfies Actions;
