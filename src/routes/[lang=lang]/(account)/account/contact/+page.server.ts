import { redirect, type RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { enterForm, sendForm } from '#lib/server/code-forms.ts';
import { database, reader } from '#platform/db/index.ts';
import { textCodesGoOut } from '#platform/identity/codes.ts';
import { requireCitizen } from '#platform/identity/http.ts';
import { messages } from '#platform/identity/messages/index.ts';
import { addContact, missingWay, sendContactCode } from '#platform/identity/sign-in-code.ts';
import type { Actions, PageServerLoad } from './$types';

/** The way that the account has not yet; with both, or where no text messages are sent, there is nothing to add. */
export const load: PageServerLoad = async (event) => {
	const by = missingWay(requireCitizen(event));
	const { lang } = event.locals;
	if (by === undefined || (by === 'phone' && !(await textCodesGoOut(reader())))) redirect(303, paths.account.home(lang));
	return { by, t: messages[lang].citizen };
};

export const actions: Actions = {
	send: (event) => {
		const citizen = requireCitizen(event);
		return sendForm(event, (to) => sendContactCode(database(), citizen, to));
	},
	enter: async (event: RequestEvent) => {
		const citizen = requireCitizen(event);
		const entered = await enterForm(event, await event.request.formData(), (input) => addContact(database(), citizen, input));
		if (!entered.ok) return entered.failure;
		redirect(303, paths.account.home(event.locals.lang));
	}
};
