import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { seatByKey } from '#modules/floor/server/index.ts';
import { ownAmendInput } from '#modules/minutes/input.ts';
import { messages } from '#modules/minutes/messages/index.ts';
import { presentOwnMinutes, proposeOwnAmendment } from '#modules/minutes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** The minutes for a member by the key of their link. */
export const load: PageServerLoad = async ({ locals: { lang }, params: { token }, url }) => ({
	minutes: await presentOwnMinutes(reader(), lang, await seatByKey(reader(), token)),
	back: paths.floor.seat(lang, token),
	done: messages[lang].done[url.searchParams.get('done') ?? '']
});

export const actions = {
	propose: async (event) => {
		const { lang, actor } = event.locals;
		const { token } = event.params;
		const own = await seatByKey(reader(), token);
		const refused = await writeForm(event, ownAmendInput, messages[lang].errors, (tx, input) => proposeOwnAmendment(tx, actor, own, input));
		if (refused !== undefined) return fail(refused.status, refused.data);
		redirect(303, paths.floor.seatMinutes(lang, token, 'propose'));
	}
} satisfies Actions;
