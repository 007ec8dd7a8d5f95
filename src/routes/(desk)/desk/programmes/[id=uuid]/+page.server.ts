import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { uploadsOf } from '#lib/server/uploads.ts';
import { programmeInput } from '#modules/promises/input.ts';
import { messages } from '#modules/promises/messages/index.ts';
import { addDocument, changeProgramme, findPlace, presentProgramme, publishProgramme, STANDINGS } from '#modules/promises/server/index.ts';
import { reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A programme with its promises, by place (its code, or words that lead to one), who answers, topic, how they stand and words. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const part = (name: string) => query.get(name)?.trim() || undefined;
	const standing = STANDINGS.find((one) => one === part('standing'));
	const asked = { unit: part('unit'), topic: part('topic'), standing, words: part('words')?.slice(0, 200) };
	const typed = part('place') ?? '';
	const actor = requireStaff(event);
	const isCode = /^\d{9}$/.test(typed);
	const page = await presentProgramme(reader(), lang, actor, event.params.id, {
		...asked,
		place: isCode ? typed : undefined,
		cursor: part('after')
	});
	const to = (place: string) => `${paths.desk.programme(event.params.id, { ...asked, place })}#list`;
	const place = isCode ? undefined : await findPlace(reader(), lang, typed, to);
	if (place?.only !== undefined) redirect(303, place.only);
	return { page, place, done: messages[lang].done[query.get('done') ?? ''] };
};

/** An act with a form of its own on this page; a refusal says which form it was. */
function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>, form: FormData) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { id } = event.params;
		const refused = await writeForm(event, schema, messages[event.locals.lang].errors, (tx, input, form) =>
			run(tx, actor, id, input, form)
		);
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, paths.desk.programme(id, { done: name }));
	};
}

export const actions = {
	change: act('changed', programmeInput, changeProgramme),
	document: act('document', z.object({}), async (tx, actor, id, _, form) =>
		addDocument(tx, actor, id, (await uploadsOf(form, 'document'))[0])
	),
	publish: act('publish', z.object({}), (tx, actor, id) => publishProgramme(tx, actor, id))
} satisfies Actions;
