import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { issueKeysInput } from '#modules/floor/input.ts';
import { messages } from '#modules/floor/messages/index.ts';
import { issueKeys, presentKeys, toCards } from '#modules/floor/server/index.ts';
import { messages as sittings } from '#modules/sittings/messages/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** Members' links to their own pages of a sitting. */
export const load: PageServerLoad = async (event) => ({
	page: await presentKeys(reader(), event.locals.lang, requireStaff(event), event.params.id)
});

export const actions = {
	/** The links are shown on this answer alone. */
	issue: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const words = [messages[lang].errors, sittings[lang].errors];
		const parsed = parseForm(await event.request.formData(), issueKeysInput, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		try {
			const issued = await write((tx) => issueKeys(tx, actor, event.params.id, parsed.input));
			return { cards: toCards(lang, issued) };
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...words);
		}
	}
} satisfies Actions;
