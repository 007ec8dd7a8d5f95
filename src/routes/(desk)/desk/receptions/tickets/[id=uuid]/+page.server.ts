import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { messages as assignments } from '#modules/assignments/messages/index.ts';
import { cardInput } from '#modules/tickets/input.ts';
import { messages } from '#modules/tickets/messages/index.ts';
import { finishTicket, presentCard } from '#modules/tickets/server/index.ts';
import { messages as appeals } from '#modules/appeals/messages/index.ts';
import type { Actions, PageServerLoad } from './$types';
import { redirect } from '@sveltejs/kit';

/** The card of a reception: the form while the person is there, then what was written, for whoever keeps the day. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await write((tx) => presentCard(tx, lang, actor, event.params.id));
	return { page, done: messages[lang].told[event.url.searchParams.get('done') ?? ''] };
};

export const actions = {
	/** The code of an appeal is shown once: on the answer to the form, not on a page one can come back to. */
	default: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const words = [messages[lang].errors, assignments[lang].errors, appeals[lang].errors];
		let code: string | undefined;
		const refused = await writeForm(event, cardInput, words, async (tx, input) => {
			code = await finishTicket(tx, actor, event.params.id, input);
		});
		if (refused !== undefined) return refused;
		if (code === undefined) redirect(303, paths.desk.ticketCard(event.params.id, 'finish'));
		return { code };
	}
} satisfies Actions;
