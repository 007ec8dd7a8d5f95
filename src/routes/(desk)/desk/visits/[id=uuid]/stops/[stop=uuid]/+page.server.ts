import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { uploadsOf, type Upload } from '#lib/server/uploads.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import { messages as receptionMessages } from '#modules/receptions/messages/index.ts';
import { changeStopInput, dropInput, hoursInput, reportInput, stopIdInput } from '#modules/visits/input.ts';
import { messages } from '#modules/visits/messages/index.ts';
import { addHours, changeStop, dropStop, presentStop, removeStop, reportStop } from '#modules/visits/server/index.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One stop, for who keeps the visit: its time and place, what came of it. */
export const load: PageServerLoad = async (event) => {
	const { id, stop } = event.params;
	return { page: await presentStop(reader(), event.locals.lang, requireStaff(event), { visitId: id, stopId: stop }) };
};

/** An act with a form of its own on this page; a refusal says which form it was. */
function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>, photos: Upload[]) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id, stop } = event.params;
		const words = [messages[lang].errors, assignmentMessages[lang].errors, receptionMessages[lang].errors];
		const form = await event.request.formData();
		form.set('stopId', stop);
		const parsed = parseForm(form, schema, lang, ...words);
		if (!parsed.ok) return fail(parsed.failure.status, { ...parsed.failure.data, act: name });
		const photos = await uploadsOf(form, 'photos');
		try {
			await write((tx) => run(tx, actor, id, parsed.input, photos));
		} catch (error) {
			const refused = refusedForm(error, lang, parsed.values, ...words);
			return fail(refused.status, { ...refused.data, act: name });
		}
		redirect(303, paths.desk.visit(id, { done: name }));
	};
}

export const actions = {
	change: act('stop', changeStopInput, changeStop),
	hours: act('hours', hoursInput, addHours),
	remove: act('remove', stopIdInput, removeStop),
	drop: act('drop', dropInput, dropStop),
	report: act('report', reportInput, reportStop)
} satisfies Actions;
