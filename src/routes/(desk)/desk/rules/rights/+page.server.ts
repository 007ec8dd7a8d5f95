import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { professionInput, retireInput, rightInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { addProfession, addRight, presentLists, retire } from '#modules/rights/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Professions and rights by date. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	// Read where it is written: what was just entered shows.
	const lists = await write((tx) => presentLists(asReader(tx), lang));
	return { lists, mayEdit: canEdit(staff), done: messages[lang].lists.done[event.url.searchParams.get('done') ?? ''] };
};

function act<S extends z.ZodType>(name: string, done: string, schema: S, run: (tx: Tx, actor: Staff, input: z.output<S>) => Promise<void>) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		if (!canEdit(actor)) throw forbidden();
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), schema, lang, words);
		// Several forms of the page have fields of one name: the page must know which was sent.
		if (!parsed.ok) return fail(422, { ...parsed.failure.data, act: name });
		try {
			await write((tx) => run(tx, actor, parsed.input));
		} catch (error) {
			const { status, data } = refusedForm(error, lang, parsed.values, words);
			return fail(status, { ...data, act: name });
		}
		redirect(303, paths.desk.rightLists(done));
	};
}

export const actions = {
	profession: act('profession', 'added', professionInput, addProfession),
	right: act('right', 'added', rightInput, addRight),
	retireProfession: act('retireProfession', 'retired', retireInput, (tx, actor, input) => retire(tx, actor, 'profession', input)),
	retireRight: act('retireRight', 'retired', retireInput, (tx, actor, input) => retire(tx, actor, 'violated_right', input))
} satisfies Actions;
