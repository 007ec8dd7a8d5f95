import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { cancelInput, proposedInput, stopInput, visitInput } from '#modules/visits/input.ts';
import { messages } from '#modules/visits/messages/index.ts';
import { addProposed, addStop, cancelVisit, changeVisit, presentVisit, publishVisit } from '#modules/visits/server/index.ts';
import { reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A visit for who keeps it and for who may read it; `region` and `district` choose where need is looked at. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const asked = (name: string) => event.url.searchParams.get(name) ?? undefined;
	const wish = { region: asked('region'), district: asked('district'), all: asked('all') === '1' };
	return { page: await presentVisit(reader(), lang, actor, event.params.id, wish), done: messages[lang].done[asked('done') ?? ''] };
};

/** An act with a form of its own on this page; a refusal says which form it was. */
function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { id } = event.params;
		const refused = await writeForm(event, schema, messages[event.locals.lang].errors, (tx, input) => run(tx, actor, id, input));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, name === 'cancel' ? paths.desk.visits() : paths.desk.visit(id, { done: name }));
	};
}

export const actions = {
	change: act('changed', visitInput, changeVisit),
	add: act('add', stopInput, addStop),
	proposed: act('proposed', proposedInput, addProposed),
	publish: act('publish', z.object({}), (tx, actor, id) => publishVisit(tx, actor, id)),
	cancel: act('cancel', cancelInput, cancelVisit)
} satisfies Actions;
