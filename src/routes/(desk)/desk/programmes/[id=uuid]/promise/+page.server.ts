import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { addPromiseInput } from '#modules/promises/input.ts';
import { messages } from '#modules/promises/messages/index.ts';
import { addPromise, presentPromiseForm } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => presentPromiseForm(reader(), event.locals.lang, requireStaff(event), event.params.id);

export const actions = {
	default: async (event) => {
		const actor = requireStaff(event);
		const { id } = event.params;
		const refused = await writeForm(event, addPromiseInput, messages[event.locals.lang].errors, (tx, input) =>
			addPromise(tx, actor, id, input)
		);
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.programme(id, { done: 'added' }));
	}
} satisfies Actions;
