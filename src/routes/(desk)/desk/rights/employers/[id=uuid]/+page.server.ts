import { redirect, type RequestEvent as KitEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireRole, requireStaff } from '#platform/identity/http.ts';
import { employerInput, mergeInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { canKeep, changeEmployer, fieldOptions, mergeEmployer, presentEmployer, READERS } from '#modules/rights/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS, 'administrator');
	const { lang } = event.locals;
	const done: Partial<Record<string, string>> = messages[lang].employers.done;
	// Read where it is written: what was just changed shows.
	const page = await write((tx) => presentEmployer(asReader(tx), lang, event.params.id));
	return { ...page, fields: fieldOptions(lang), mayKeep: canKeep(actor), done: done[event.url.searchParams.get('done') ?? ''] };
};

function act<S extends z.ZodType>(done: string, schema: S, run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<void>) {
	return async (event: KitEvent<{ id: string }>) => {
		const actor = requireStaff(event);
		const { id } = event.params;
		const refused = await writeForm(event, schema, messages[event.locals.lang].errors, (tx, input) => run(tx, actor, id, input));
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.employer(id, done));
	};
}

export const actions = {
	change: act('changed', employerInput, changeEmployer),
	merge: act('merged', mergeInput, mergeEmployer)
} satisfies Actions;
