import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { groupInput, retireGroupInput } from '#modules/receptions/input.ts';
import { messages } from '#modules/receptions/messages/index.ts';
import { addPriorityGroup, presentPriority, retirePriorityGroup } from '#modules/receptions/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whom a reception sees first, by date. Read where it is written: what was just entered shows. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	const done = event.url.searchParams.get('done');
	return {
		page: await write((tx) => presentPriority(asReader(tx), staff, lang)),
		done: done === 'made' || done === 'ended' ? messages[lang].done[done] : undefined
	};
};

export const actions = {
	add: async (event) => {
		const actor = requireStaff(event);
		if (!canEdit(actor)) throw forbidden();
		const words = messages[event.locals.lang].errors;
		const refused = await writeForm(event, groupInput, words, (tx, input) => addPriorityGroup(tx, actor, input));
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.priorityGroups('made'));
	},
	retire: async (event) => {
		const actor = requireStaff(event);
		if (!canEdit(actor)) throw forbidden();
		const words = messages[event.locals.lang].errors;
		const refused = await writeForm(event, retireGroupInput, words, (tx, input) => retirePriorityGroup(tx, actor, input));
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.priorityGroups('ended'));
	}
} satisfies Actions;
