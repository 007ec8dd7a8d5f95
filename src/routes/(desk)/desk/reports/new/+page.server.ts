import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { makeInput } from '#modules/reports/input.ts';
import { messages } from '#modules/reports/messages/index.ts';
import { makeReport, presentNewReport } from '#modules/reports/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** A report for a meeting that has none; `meeting` is the one asked for. */
export const load: PageServerLoad = async (event) =>
	presentNewReport(reader(), event.locals.lang, requireStaff(event), event.url.searchParams.get('meeting') ?? undefined);

export const actions = {
	default: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), makeInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		let id: string;
		try {
			id = await write((tx) => makeReport(tx, actor, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.desk.report(id, { done: 'made' }));
	}
} satisfies Actions;
