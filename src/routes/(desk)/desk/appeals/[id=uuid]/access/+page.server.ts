import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { againstInput, reasonInput, restrictInput } from '#modules/appeals/input.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import {
	appealForStaff,
	deskContext,
	nameAgainst,
	removeAgainst,
	restrictAppeal,
	unrestrictAppeal
} from '#modules/appeals/server/index.ts';
import { messages } from '#modules/privacy/messages/index.ts';
import { presentAccess } from '#modules/privacy/server/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Who may read one appeal: the named readers, and whom it complains of. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	const asked = event.url.searchParams.get('name')?.trim() ?? '';
	const done: Partial<Record<string, string>> = messages[lang].desk.done;
	return { access: await presentAccess(context, row, asked), done: done[event.url.searchParams.get('done') ?? ''] };
};

type Run<T> = (tx: Tx, actor: Staff, id: string, input: T) => Promise<void>;

/** An act after which the page says what was done; who may no longer read the appeal is led to the desk. */
function act<S extends z.ZodType>(schema: S, run: Run<z.output<S>>, done: string) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		const words = appealMessages[lang].errors;
		const form = await event.request.formData();
		// A list of people comes as several fields of one name.
		const readers = form.getAll('readers').filter((id) => typeof id === 'string');
		if (readers.length > 0) form.set('readers', readers.join(','));
		const parsed = parseForm(form, schema, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => run(tx, actor, id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		const still = await appealForStaff(reader(), actor, id).catch(() => undefined);
		redirect(303, still === undefined ? paths.desk.home : paths.desk.appealAccess(id, { done }));
	};
}

export const actions = {
	restrict: act(restrictInput, restrictAppeal, 'restricted'),
	unrestrict: act(reasonInput, unrestrictAppeal, 'unrestricted'),
	against: act(againstInput, nameAgainst, 'named'),
	remove: act(againstInput, removeAgainst, 'removed')
} satisfies Actions;
