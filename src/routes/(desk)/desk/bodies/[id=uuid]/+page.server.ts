import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden, found } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { bodyInput } from '#modules/bodies/input.ts';
import { messages } from '#modules/bodies/messages/index.ts';
import { bodyById, bodyHistory, canKeep, changeBody, formOfBody, presentBodies } from '#modules/bodies/server/index.ts';
import { ruleOptions } from '../rules.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator', 'auditor');
	const { lang } = event.locals;
	const t = messages[lang];
	const rules = await ruleOptions(lang);
	// Read where it is written: what was just changed shows.
	return write(async (tx) => {
		const db = asReader(tx);
		const body = found(await bodyById(db, event.params.id));
		const [row] = await presentBodies(db, lang, [body]);
		const [values, history] = await Promise.all([formOfBody(db, body), bodyHistory(db, lang, body.id)]);
		const done = event.url.searchParams.get('done');
		return {
			body: found(row),
			values,
			history,
			rules,
			mayKeep: canKeep(actor),
			done: done === 'made' ? t.made : done === 'saved' ? t.saved : undefined
		};
	});
};

export const actions = {
	change: async (event) => {
		const actor = requireRole(event, 'administrator');
		if (!canKeep(actor)) throw forbidden();
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), bodyInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => changeBody(tx, actor, event.params.id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.desk.bodyDone(event.params.id, 'saved'));
	}
} satisfies Actions;
