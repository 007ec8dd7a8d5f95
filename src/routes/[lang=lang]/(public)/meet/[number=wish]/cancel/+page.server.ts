import { redirect } from '@sveltejs/kit';
import { withdrawInput } from '#modules/wishes/input.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { withdrawWish, wishForVisitor } from '#modules/wishes/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';
import { PRIVATE } from '../../../appeals/access.ts';
import { visitorOf } from '../../access.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const wish = await wishForVisitor(reader(), await visitorOf(event, number), number);
	// Given up already (a button pressed twice): the page says how it stands.
	if (wish.state === 'withdrawn') redirect(303, paths.meet.status(event.locals.lang, number));
	return { number };
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const { number } = event.params;
		const parsed = parseForm(await event.request.formData(), withdrawInput, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		const actor = await visitorOf(event, number);
		const { id } = await wishForVisitor(reader(), actor, number);
		try {
			await write((tx) => withdrawWish(tx, actor, id, parsed.input.reason));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, messages[lang].errors);
		}
		redirect(303, paths.meet.status(lang, number, 'cancelled'));
	}
};
