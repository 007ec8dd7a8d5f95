import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { programmeInput } from '#modules/promises/input.ts';
import { messages } from '#modules/promises/messages/index.ts';
import { KEEPING, keepingUnits, makeProgramme } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	units: await keepingUnits(reader(), event.locals.lang, requireRole(event, ...KEEPING))
});

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...KEEPING);
		let id = '';
		const refused = await writeForm(event, programmeInput, messages[event.locals.lang].errors, async (tx, input) => {
			id = await makeProgramme(tx, actor, input);
		});
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.programme(id, { done: 'made' }));
	}
} satisfies Actions;
