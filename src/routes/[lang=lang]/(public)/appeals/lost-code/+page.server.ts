import { z } from 'zod';
import { draftFields } from '#modules/appeals/input.ts';
import { askForCode } from '#modules/appeals/server/index.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { database, write } from '#platform/db/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import type { Actions } from './$types';

const input = z.object({
	number: z
		.string()
		.transform((typed) => typed.toUpperCase().replace(/\s/g, ''))
		.pipe(z.string().min(1, 'required').max(40, 'too_long')),
	email: draftFields.email.pipe(z.string('required'))
});

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const { lang } = locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await request.formData(), input, lang, words);
		if (!parsed.ok) return parsed.failure;
		const { number, email } = parsed.input;
		try {
			await throttle(database(), `lost:${getClientAddress()}`, 10, 600);
			// A box must not be flooded with our letters, whoever asks.
			await throttle(database(), `lost-number:${number}`, 3, 3600);
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		await write((tx) => askForCode(tx, number, email));
		// The same words whatever happened: nobody learns whether a number or an address is known.
		return { asked: true as const };
	}
};
