import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { gatherInput } from '#modules/problems/input.ts';
import { messages } from '#modules/problems/messages/index.ts';
import { GATHERERS, gatherProblem, presentGather } from '#modules/problems/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** From one appeal: those alike are suggested, a person ticks and names the problem. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...GATHERERS);
	const appeal = event.url.searchParams.get('appeal') ?? '';
	const context = await deskContext(reader(), event.locals.lang, actor);
	return presentGather(context, found(UUID.test(appeal) ? appeal : undefined));
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...GATHERERS);
		const { lang } = event.locals;
		const words = [messages[lang].errors, appealMessages[lang].errors];
		const form = await event.request.formData();
		joinTicked(form, 'appealIds');
		const parsed = parseForm(form, gatherInput, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		let id: string;
		try {
			id = await write((tx) => gatherProblem(tx, actor, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...words);
		}
		redirect(303, paths.desk.problem(id, 'gathered'));
	}
} satisfies Actions;
