import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { uploadsOf } from '#lib/server/uploads.ts';
import { reader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { makeToken } from '#platform/secrets.ts';
import { scansInput } from '#modules/appeals/desk-input.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { deskContext, keepScans, presentIntake } from '#modules/appeals/server/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The lists of the form, for who takes appeals in. Throws forbidden. */
async function opened(event: RequestEvent) {
	const actor = requireStaff(event);
	const lists = await presentIntake(await deskContext(reader(), event.locals.lang, actor));
	if (lists.units.length === 0) throw forbidden();
	return { actor, lists };
}

/** Scans of the day's post: each becomes a draft that waits for its text. */
export const load: PageServerLoad = async (event) => ({ lists: (await opened(event)).lists, key: makeToken() });

export const actions = {
	default: async (event) => {
		const { actor } = await opened(event);
		const { lang } = event.locals;
		const words = [deskMessages[lang].errors, messages[lang].errors];
		const form = await event.request.formData();
		const parsed = parseForm(form, scansInput, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		const files = await uploadsOf(form, 'files');
		if (files.length === 0) return fail(422, { values: parsed.values, errors: { files: deskMessages[lang].scans.none } });
		try {
			await write((tx) => keepScans(tx, actor, parsed.input, files));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...words);
		}
		redirect(303, paths.desk.drafts);
	}
} satisfies Actions;
