import { redirect } from '@sveltejs/kit';
import { draftInput } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { electionNotice, startDraft } from '#modules/appeals/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { database, reader, write } from '#platform/db/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import type { Actions, PageServerLoad } from './$types';

const input = draftInput.pick({ text: true });

export const load: PageServerLoad = async ({ locals }) => ({ election: await electionNotice(reader(), locals.lang) });

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const { lang } = locals;
		const parsed = parseForm(await request.formData(), input, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		try {
			// Many phones of a village share one address; a machine that floods does not stop at sixty.
			await throttle(database(), `draft:${getClientAddress()}`, 60, 600);
		} catch (error) {
			return refusedForm(error, lang, parsed.values);
		}
		const draft = await write((tx) => startDraft(tx, locals.actor, lang, 'web', parsed.input));
		redirect(303, paths.appeals.draft(lang, draft.token, 'where'));
	}
};
