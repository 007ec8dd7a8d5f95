import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { conflict, forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { planInput } from '#modules/events/input.ts';
import { canRun, changeEvent, eventFor } from '#modules/events/server/index.ts';
import { planValues, presentPlanForm } from '#modules/conferences/server/index.ts';
import { planForm, planWords, previewWhom } from '../../plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The plan of a conference to which nobody was invited yet. */
async function planned(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const actor = requireStaff(event);
	const row = await eventFor(reader(), actor, event.params.id);
	if (!canRun(actor, row)) throw forbidden();
	return { actor, row };
}

export const load: PageServerLoad = async (event) => {
	const { row } = await planned(event);
	if (row.state !== 'planned') throw conflict('events.not_now');
	const { lang } = event.locals;
	const [form, values] = await Promise.all([presentPlanForm(reader(), lang, [row.hostId]), planValues(reader(), row)]);
	return { ...form, stored: values, title: row.title[lang], back: paths.desk.conference(row.id) };
};

export const actions = {
	preview: async (event) => {
		await planned(event);
		return previewWhom(await planForm(event.request), event.locals.lang);
	},
	plan: async (event) => {
		const { actor } = await planned(event);
		const { lang } = event.locals;
		const parsed = parseForm(await planForm(event.request), planInput, lang, ...planWords(lang));
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => changeEvent(tx, actor, event.params.id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...planWords(lang));
		}
		redirect(303, paths.desk.conference(event.params.id, { done: 'changed' }));
	}
} satisfies Actions;
