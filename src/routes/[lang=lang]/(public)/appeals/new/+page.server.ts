import { redirect } from '@sveltejs/kit';
import { draftInput } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { electionNotice, startDraft } from '#modules/appeals/server/index.ts';
import { toPointing } from '#modules/promises/link-input.ts';
import { presentPointed } from '#modules/promises/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { database, reader, write } from '#platform/db/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import type { Actions, PageServerLoad } from './$types';

const input = draftInput.pick({ text: true });

export const load: PageServerLoad = async ({ locals: { lang }, url }) => ({
	election: await electionNotice(reader(), lang),
	about: await presentPointed(reader(), lang, url.searchParams.get('promise'))
});

export const actions: Actions = {
	default: async ({ request, locals, url, getClientAddress }) => {
		const { lang } = locals;
		const parsed = parseForm(await request.formData(), input, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		try {
			// Many phones of a village share one address; a machine that floods does not stop at sixty.
			await throttle(database(), `draft:${getClientAddress()}`, 60, 600);
		} catch (error) {
			return refusedForm(error, lang, parsed.values);
		}
		const beside = toPointing(url.searchParams.get('promise'));
		const draft = await write((tx) => startDraft(tx, locals.actor, lang, 'web', { ...parsed.input, beside }));
		redirect(303, paths.appeals.draft(lang, draft.token, 'where'));
	}
};
