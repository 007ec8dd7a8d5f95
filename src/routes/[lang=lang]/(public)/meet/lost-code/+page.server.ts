import { lostCodeInput } from '#modules/wishes/input.ts';
import { messages } from '#modules/wishes/messages/index.ts';
import { askForCode } from '#modules/wishes/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { database, write } from '#platform/db/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { textsGoOut } from '#platform/sms/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ texts: textsGoOut() });

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const { lang } = locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await request.formData(), lostCodeInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		const { number, contact } = parsed.input;
		try {
			await throttle(database(), `lost:${getClientAddress()}`, 10, 600);
			// A box or a telephone must not be flooded, whoever asks.
			await throttle(database(), `lost-number:${number}`, 3, 3600);
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		await write((tx) => askForCode(tx, number, contact));
		// The same words whatever happened: nobody learns whether a number or a contact is known.
		return { asked: true as const };
	}
};
