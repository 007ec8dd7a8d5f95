import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { codeInput } from '#modules/promises/assess-input.ts';
import { assessMessages } from '#modules/promises/assess-messages/index.ts';
import { seatOf } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { sit } from './access.ts';
import type { Actions } from './$types';

export const actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const words = assessMessages[lang].errors;
		const parsed = parseForm(await event.request.formData(), codeInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			sit(event, (await seatOf(reader(), parsed.input.code)).id);
		} catch (error) {
			if (!(error instanceof Refusal) || error.status !== 404) throw error;
			return refusedForm(invalid('code', 'promises.code'), lang, parsed.values, words);
		}
		redirect(303, paths.panel.voice(lang));
	}
} satisfies Actions;
