import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { voiceInput } from '#modules/promises/assess-input.ts';
import { assessMessages } from '#modules/promises/assess-messages/index.ts';
import { giveVoice, presentSeat } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was promised to the settlement of a code. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url }) => ({
	seat: await presentSeat(reader(), lang, params.code),
	done: url.searchParams.get('done') === 'voice'
});

export const actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const refused = await writeForm(event, voiceInput, assessMessages[lang].errors, (tx, input) => giveVoice(tx, event.params.code, input));
		if (refused !== undefined) return fail(refused.status, refused.data);
		redirect(303, paths.panel.seat(lang, event.params.code, 'voice'));
	}
} satisfies Actions;
