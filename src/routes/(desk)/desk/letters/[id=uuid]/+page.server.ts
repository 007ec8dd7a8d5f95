import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { messages } from '#modules/channels/messages/index.ts';
import { holdLetterInput } from '#modules/channels/input.ts';
import {
	holdLetter,
	keptLetter,
	LETTER_ROLES,
	openLetter,
	presentLetter,
	presentLetterHead,
	releaseLetter,
	settleLetter
} from '#modules/channels/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** One letter: without a word of it until somebody asks, which is written into the journal. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...LETTER_ROLES);
	return { letter: presentLetterHead(event.locals.lang, await keptLetter(reader(), actor, event.params.id)) };
};

export const actions = {
	look: async (event) => {
		const actor = requireRole(event, ...LETTER_ROLES);
		return { opened: presentLetter(await write((tx) => openLetter(tx, actor, event.params.id))) };
	},
	settle: async (event) => {
		const actor = requireRole(event, ...LETTER_ROLES);
		const { lang } = event.locals;
		try {
			await write((tx) => settleLetter(tx, actor, event.params.id));
		} catch (error) {
			return refusedForm(error, lang, {}, messages[lang].errors);
		}
		redirect(303, paths.desk.letters());
	},
	hold: async (event) => {
		const actor = requireRole(event, ...LETTER_ROLES);
		const { lang } = event.locals;
		const form = parseForm(await event.request.formData(), holdLetterInput, lang, messages[lang].errors);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => holdLetter(tx, actor, event.params.id, form.input.reason));
		} catch (error) {
			return refusedForm(error, lang, form.values, messages[lang].errors);
		}
		redirect(303, paths.desk.letter(event.params.id));
	},
	release: async (event) => {
		const actor = requireRole(event, ...LETTER_ROLES);
		const { lang } = event.locals;
		try {
			await write((tx) => releaseLetter(tx, actor, event.params.id));
		} catch (error) {
			return refusedForm(error, lang, {}, messages[lang].errors);
		}
		redirect(303, paths.desk.letter(event.params.id));
	}
} satisfies Actions;
