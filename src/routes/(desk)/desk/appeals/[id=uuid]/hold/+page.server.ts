import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { appealForStaff } from '#modules/appeals/server/index.ts';
import { holdInput } from '#modules/privacy/input.ts';
import { messages } from '#modules/privacy/messages/index.ts';
import { holdAppeal, holdOf, liftHold, mayHold } from '#modules/privacy/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** Keeps one case from removal by the rules of retention, or lets it go. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const row = await appealForStaff(reader(), actor, event.params.id);
	if (!mayHold(actor, row.unit_path)) throw forbidden();
	const hold = await holdOf(reader(), row.id);
	const done: Partial<Record<string, string>> = messages[lang].hold.done;
	return {
		appeal: { id: row.id, number: row.number, title: row.title },
		hold: hold && { by: hold.by ?? '', at: formatDateTime(lang, hold.at), reason: hold.reason },
		done: done[event.url.searchParams.get('done') ?? '']
	};
};

export const actions = {
	hold: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const form = parseForm(await event.request.formData(), holdInput, lang, words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => holdAppeal(tx, actor, event.params.id, form.input));
		} catch (error) {
			return refusedForm(error, lang, form.values, words);
		}
		redirect(303, paths.desk.appealHold(event.params.id, 'held'));
	},
	lift: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		try {
			await write((tx) => liftHold(tx, actor, event.params.id));
		} catch (error) {
			return refusedForm(error, lang, {}, messages[lang].errors);
		}
		redirect(303, paths.desk.appealHold(event.params.id, 'lifted'));
	}
} satisfies Actions;
