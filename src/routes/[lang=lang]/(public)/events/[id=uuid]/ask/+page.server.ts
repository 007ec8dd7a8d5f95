import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { messages } from '#modules/participation/messages/index.ts';
import { askInput } from '#modules/participation/question-input.ts';
import { askQuestion, presentAsking } from '#modules/participation/server/index.ts';
import { database, lookup, write } from '#platform/db/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { PRIVATE } from '../../../appeals/access.ts';
import type { Actions, PageServerLoad } from './$types';

/** From one address in an hour. */
const MANY = { limit: 20, seconds: 3600 };

/** The form; each time it is opened it has a key of its own, so it is kept in no cache. */
export const load: PageServerLoad = async ({ locals: { lang }, params, setHeaders }) => {
	setHeaders(PRIVATE);
	return { event: await presentAsking(lookup(), lang, params.id) };
};

export const actions = {
	default: async ({ request, locals: { lang, actor }, params, getClientAddress }) => {
		const parsed = parseForm(await request.formData(), askInput, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		try {
			await throttle(database(), `ask:${getClientAddress()}`, MANY.limit, MANY.seconds);
			const number = await write((tx) => askQuestion(tx, actor, params.id, { ...parsed.input, lang }));
			return { sent: messages[lang].questions.sent(String(number)) };
		} catch (error) {
			return refusedForm(error, lang, parsed.values, messages[lang].errors);
		}
	}
} satisfies Actions;
