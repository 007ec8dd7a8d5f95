import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { videoInput } from '#modules/events/input.ts';
import { messages } from '#modules/events/messages/index.ts';
import { keepVideo, mayKeepVideo, videoService } from '#modules/events/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where video rooms are made. The secret is never shown again. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	if (!mayKeepVideo(actor)) throw forbidden();
	const service = await videoService(reader());
	return { stored: { service: service?.name ?? 'none', url: service?.url ?? '' }, done: event.url.searchParams.has('done') };
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const refused = await writeForm(event, videoInput, messages[event.locals.lang].errors, (tx, input) => keepVideo(tx, actor, input));
		if (refused !== undefined) {
			delete refused.data.values.secret;
			return refused;
		}
		redirect(303, paths.desk.video('1'));
	}
} satisfies Actions;
