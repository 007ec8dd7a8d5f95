import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { methodInput } from '#modules/visits/input.ts';
import { messages } from '#modules/visits/messages/index.ts';
import { addMethod, presentVisitMethod } from '#modules/visits/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** How settlements are ranked and how long a way takes, by date. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	// Read where it is written: what was just entered shows.
	const page = await write((tx) => presentVisitMethod(asReader(tx), event.locals.lang));
	return { page, mayEdit: canEdit(staff), done: event.url.searchParams.has('done') };
};

export const actions = {
	default: async (event) => {
		const actor = requireStaff(event);
		if (!canEdit(actor)) throw forbidden();
		const refused = await writeForm(event, methodInput, messages[event.locals.lang].errors, (tx, input) => addMethod(tx, actor, input));
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.visitRules('added'));
	}
} satisfies Actions;
