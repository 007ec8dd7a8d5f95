import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { disputeInput } from '#modules/promises/assess-input.ts';
import { assessMessages } from '#modules/promises/assess-messages/index.ts';
import { dispute, presentDispute } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireCitizen } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** Says that evidence does not show what it is said to: for who proved a mail address. */
export const load: PageServerLoad = async (event) => {
	requireCitizen(event);
	return {
		page: await presentDispute(reader(), event.locals.lang, event.params.id),
		done: event.url.searchParams.get('done') === 'sent'
	};
};

export const actions = {
	default: async (event) => {
		const actor = requireCitizen(event);
		const { id } = event.params;
		const refused = await writeForm(event, disputeInput, assessMessages[event.locals.lang].errors, (tx, input) =>
			dispute(tx, actor, id, input)
		);
		if (refused !== undefined) return refused;
		redirect(303, paths.promises.dispute(event.locals.lang, id, 'sent'));
	}
} satisfies Actions;
