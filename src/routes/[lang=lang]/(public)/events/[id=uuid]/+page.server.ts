import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { messages } from '#modules/participation/messages/index.ts';
import { voiceInput } from '#modules/participation/question-input.ts';
import { lendVoice, presentEvent, presentQuestions } from '#modules/participation/server/index.ts';
import { reportLink } from '#modules/reports/server/index.ts';
import { lookup, write } from '#platform/db/index.ts';
import { requireCitizen } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** One event that was announced, with its questions; any other is not there. */
export const load: PageServerLoad = async ({ locals: { lang, actor }, params }) => {
	const [event, questions, report] = await Promise.all([
		presentEvent(lookup(), lang, params.id),
		presentQuestions(lookup(), lang, actor, params.id),
		reportLink(lookup(), lang, params.id)
	]);
	return { event, questions, report };
};

export const actions = {
	/** Lends a voice to a question, or takes it back. */
	voice: async (event) => {
		const actor = requireCitizen(event);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), voiceInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => lendVoice(tx, actor, event.params.id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, `${paths.events.one(lang, event.params.id)}#questions`);
	}
} satisfies Actions;
