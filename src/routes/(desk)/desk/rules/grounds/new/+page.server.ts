import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { now } from '#platform/clock.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { newGroundInput, toGroundEdition } from '#modules/appeals/ground-input.ts';
import { groundMessages } from '#modules/appeals/ground-messages/index.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { PURPOSES } from '#modules/appeals/rules/grounds.ts';
import { KINDS } from '#modules/appeals/rules/suggest.ts';
import { addGround, kindNames } from '#modules/appeals/server/index.ts';
import { groundPreview } from '../preview.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	if (!canEdit(requireStaff(event))) throw forbidden();
	const names = await kindNames(reader());
	return {
		tomorrow: dayOf(now()).add({ days: 1 }).toString(),
		purposes: PURPOSES.map((value) => ({ value, label: groundMessages[lang].purposes[value] })),
		kinds: KINDS.map((value) => ({ value, label: names.get(value)?.[lang] ?? value }))
	};
};

export const actions: Actions = {
	preview: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		if (!canEdit(staff)) throw forbidden();
		const data = await event.request.formData();
		joinTicked(data, 'kinds');
		const form = parseForm(data, newGroundInput, lang, groundMessages[lang].errors, messages[lang].errors);
		if (!form.ok) return form.failure;
		return { values: form.values, preview: await groundPreview(lang, staff, undefined, toGroundEdition(form.input)) };
	},
	save: async (event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = [groundMessages[lang].errors, messages[lang].errors];
		const data = await event.request.formData();
		joinTicked(data, 'kinds');
		const form = parseForm(data, newGroundInput, lang, ...words);
		if (!form.ok) return form.failure;
		let code: string;
		try {
			code = await write((tx) => addGround(tx, staff, form.input.purpose, toGroundEdition(form.input)));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...words);
		}
		redirect(303, paths.desk.ground(code, 'saved'));
	}
};
