import { redirect } from '@sveltejs/kit';
import { draftInput } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { parseForm } from '#lib/server/forms.ts';
import { after, frameOf, keep, openDraft } from '../draft.ts';
import type { Actions, PageServerLoad } from './$types';

const input = draftInput.pick({ name: true, phone: true, email: true, address: true, iin: true, sensitive: true });

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const { name, phone, email, address, iin, sensitive } = draft.body;
	const { actor } = event.locals;
	const own = actor.kind === 'citizen' ? actor : undefined;
	return {
		frame: frameOf(event, draft, 'who'),
		values: { name, phone: phone ?? own?.phone, email: email ?? own?.email, address, iin, sensitive: sensitive === true ? 'yes' : '' }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const form = await event.request.formData();
		const parsed = parseForm(form, input, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		await keep(event, parsed.input);
		redirect(303, after(event, 'who', form));
	}
};
