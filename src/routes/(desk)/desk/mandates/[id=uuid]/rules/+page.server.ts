import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireRole, requireStaff } from '#platform/identity/http.ts';
import { ruleInput } from '#modules/sittings/input.ts';
import { messages } from '#modules/sittings/messages/index.ts';
import { presentDecisionRules, setDecisionRule } from '#modules/sittings/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** How a faction or a council decides, edition by edition. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	const { lang } = event.locals;
	return {
		// Read where it is written: what was just set shows.
		rules: await write((tx) => presentDecisionRules(asReader(tx), lang, staff, event.params.id)),
		done: event.url.searchParams.has('done') ? messages[lang].done : undefined
	};
};

export const actions = {
	default: async (event) => {
		const staff = requireRole(event, 'administrator');
		const { id } = event.params;
		const refused = await writeForm(event, ruleInput, messages[event.locals.lang].errors, (tx, input) =>
			setDecisionRule(tx, staff, id, input)
		);
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.decisionRules(id, { done: 'set' }));
	}
} satisfies Actions;
