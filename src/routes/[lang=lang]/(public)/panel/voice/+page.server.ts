import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { voiceInput } from '#modules/promises/assess-input.ts';
import { assessMessages } from '#modules/promises/assess-messages/index.ts';
import { giveVoice, presentSeat } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { leave, seatIn } from '../access.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The seat of this browser; without one the code is asked for. */
function seated(event: Pick<RequestEvent, 'cookies' | 'url' | 'locals'>): string {
	return seatIn(event) ?? redirect(303, paths.panel.enter(event.locals.lang));
}

/** What was promised to the settlement of a code. */
export const load: PageServerLoad = async (event) => {
	const seat = await presentSeat(reader(), event.locals.lang, seated(event));
	event.setHeaders({ 'cache-control': 'private, no-store' });
	return { seat, done: event.url.searchParams.get('done') === 'voice' };
};

export const actions = {
	give: async (event) => {
		const { lang } = event.locals;
		const seat = seated(event);
		const refused = await writeForm(event, voiceInput, assessMessages[lang].errors, (tx, input) => giveVoice(tx, seat, input));
		if (refused !== undefined) return fail(refused.status, refused.data);
		redirect(303, paths.panel.voice(lang, 'voice'));
	},
	leave: (event) => {
		leave(event);
		redirect(303, paths.panel.enter(event.locals.lang));
	}
} satisfies Actions;
