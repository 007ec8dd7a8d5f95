import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm } from '#lib/server/forms.ts';
import { write } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { glassInput } from '#modules/appeals/input.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { breakGlass, GLASS_ROLES } from '#modules/appeals/server/index.ts';
import { messages } from '#modules/privacy/messages/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** A sensitive appeal opened by its number, with a reason: the page itself says nothing of any appeal. */
export const load: PageServerLoad = (event) => {
	requireRole(event, ...GLASS_ROLES);
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...GLASS_ROLES);
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), glassInput, lang, appealMessages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		try {
			const { id } = await write((tx) => breakGlass(tx, actor, parsed.input));
			redirect(303, paths.desk.appeal(id));
		} catch (error) {
			// Not there and not yours are the same words; what was typed stays.
			if (!(error instanceof Refusal) || error.status !== 404) throw error;
			return fail(422, { values: parsed.values, errors: { number: messages[lang].glass.notFound } });
		}
	}
} satisfies Actions;
