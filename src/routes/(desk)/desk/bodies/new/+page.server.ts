import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { now } from '#platform/clock.ts';
import { write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireRole } from '#platform/identity/http.ts';
import { bodyInput } from '#modules/bodies/input.ts';
import { messages } from '#modules/bodies/messages/index.ts';
import { canKeep, makeBody } from '#modules/bodies/server/index.ts';
import { ruleOptions } from '../rules.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	if (!canKeep(actor)) throw forbidden();
	const { lang } = event.locals;
	return { rules: await ruleOptions(lang), today: dayOf(now()).toString() };
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		if (!canKeep(actor)) throw forbidden();
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), bodyInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		let id: string;
		try {
			id = await write((tx) => makeBody(tx, actor, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.desk.bodyDone(id, 'made'));
	}
} satisfies Actions;
