import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { registerInput } from '#modules/participation/input.ts';
import { messages } from '#modules/participation/messages/index.ts';
import { presentRegistering, register } from '#modules/participation/server/index.ts';
import { database, lookup, write } from '#platform/db/index.ts';
import { throttle } from '#platform/identity/throttle.ts';
import { PRIVATE } from '../../../appeals/access.ts';
import type { Actions, PageServerLoad } from './$types';

/** From one address: a family, a class, a village's one computer; not a hall filled by a program. */
const MANY = { limit: 30, seconds: 3600 };

/** The form; each time it is opened it has a key of its own, so it is kept in no cache. */
export const load: PageServerLoad = async ({ locals: { lang }, params, setHeaders }) => {
	setHeaders(PRIVATE);
	return { event: await presentRegistering(lookup(), lang, params.id) };
};

export const actions = {
	default: async ({ request, locals: { lang, actor }, params, getClientAddress }) => {
		const parsed = parseForm(await request.formData(), registerInput, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		try {
			await throttle(database(), `participate:${getClientAddress()}`, MANY.limit, MANY.seconds);
			await write((tx) => register(tx, actor, params.id, { ...parsed.input, lang }));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, messages[lang].errors);
		}
		redirect(303, paths.events.registration(lang, parsed.input.key, 'registered'));
	}
} satisfies Actions;
