import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { codeInput } from '#modules/promises/assess-input.ts';
import { assessMessages } from '#modules/promises/assess-messages/index.ts';
import { seatOf } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import type { Actions } from './$types';

export const actions = {
	default: async ({ request, locals: { lang } }) => {
		const words = assessMessages[lang].errors;
		const parsed = parseForm(await request.formData(), codeInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		const { code } = parsed.input;
		try {
			await seatOf(reader(), code);
		} catch (error) {
			if (!(error instanceof Refusal) || error.status !== 404) throw error;
			return refusedForm(invalid('code', 'promises.code'), lang, parsed.values, words);
		}
		redirect(303, paths.panel.seat(lang, code));
	}
} satisfies Actions;
