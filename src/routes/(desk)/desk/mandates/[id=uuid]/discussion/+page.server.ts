import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { thresholdInput } from '#modules/discussion/input.ts';
import { messages } from '#modules/discussion/messages/index.ts';
import { presentThreshold, setThreshold } from '#modules/discussion/server/index.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireRole, requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many voices a proposed item needs at a faction or a council, edition by edition. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	const { lang } = event.locals;
	return {
		// Read where it is written: what was just set shows.
		rule: await write((tx) => presentThreshold(asReader(tx), lang, staff, event.params.id)),
		done: event.url.searchParams.has('done') ? messages[lang].rule.done : undefined
	};
};

export const actions = {
	default: async (event) => {
		const staff = requireRole(event, 'administrator');
		const { id } = event.params;
		const refused = await writeForm(event, thresholdInput, messages[event.locals.lang].errors, (tx, input) =>
			setThreshold(tx, staff, id, input)
		);
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.discussionRule(id, 'set'));
	}
} satisfies Actions;
