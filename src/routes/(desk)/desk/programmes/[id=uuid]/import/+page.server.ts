import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { uploadsOf } from '#lib/server/uploads.ts';
import { importInput } from '#modules/promises/input.ts';
import { messages } from '#modules/promises/messages/index.ts';
import { importPromises, presentPromiseForm, toProblems } from '#modules/promises/server/index.ts';
import { reader, rehearse, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { programme } = await presentPromiseForm(reader(), event.locals.lang, requireStaff(event), event.params.id);
	return { programme };
};

export const actions = {
	default: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		const words = messages[lang].errors;
		const form = await event.request.formData();
		const parsed = parseForm(form, importInput, lang, words);
		if (!parsed.ok) return fail(parsed.failure.status, { ...parsed.failure.data, result: undefined });
		const [table] = await uploadsOf(form, 'table');
		const { how, reason } = parsed.input;
		const run = how === 'check' ? rehearse : write;
		let result;
		try {
			result = await run((tx) => importPromises(tx, actor, id, table, reason));
		} catch (error) {
			const refused = refusedForm(error, lang, parsed.values, words);
			return fail(refused.status, { ...refused.data, result: undefined });
		}
		if (how === 'take' && result.problems.length === 0) redirect(303, paths.desk.programme(id, { done: 'imported' }));
		return { values: parsed.values, errors: {} as Record<string, string>, result: toProblems(lang, result) };
	}
} satisfies Actions;
