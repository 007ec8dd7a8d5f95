import { redirect } from '@sveltejs/kit';
import { deskContext } from '#modules/appeals/server/index.ts';
import { templateInput } from '#modules/desk/input.ts';
import { messages } from '#modules/desk/messages/index.ts';
import { closeTemplate, keepTemplate, presentTemplates, TEMPLATE_KEEPERS } from '#modules/desk/server/index.ts';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idOf = (value: unknown) => (typeof value === 'string' && UUID.test(value) ? value : undefined);

/** The templates that the reader keeps, and the form of a new one or of the one that is changed. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...TEMPLATE_KEEPERS);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const query = event.url.searchParams;
	const done = query.get('done');
	const { saved, closed } = messages[lang].templates;
	const shown = await presentTemplates(context, idOf(query.get('edit')));
	return { ...shown, done: done === 'saved' ? saved : done === 'closed' ? closed : undefined };
};

export const actions = {
	keep: async (event) => {
		const actor = requireRole(event, ...TEMPLATE_KEEPERS);
		const { lang } = event.locals;
		const form = await event.request.formData();
		const parsed = parseForm(form, templateInput, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => keepTemplate(tx, actor, parsed.input, idOf(form.get('id'))));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, messages[lang].errors);
		}
		redirect(303, paths.desk.templates({ done: 'saved' }));
	},
	close: async (event) => {
		const actor = requireRole(event, ...TEMPLATE_KEEPERS);
		const id = found(idOf((await event.request.formData()).get('id')));
		await write((tx) => closeTemplate(tx, actor, id));
		redirect(303, paths.desk.templates({ done: 'closed' }));
	}
} satisfies Actions;
