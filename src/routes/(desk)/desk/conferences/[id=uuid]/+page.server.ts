import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { uploadsOf } from '#lib/server/uploads.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { messages } from '#modules/conferences/messages/index.ts';
import { presentConference } from '#modules/conferences/server/index.ts';
import { conferenceActs, wordsOf } from './acts.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A conference for who runs it and for who is invited. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentConference(reader(), lang, actor, event.params.id);
	// A sitting has a page of its own; letters and calendars lead here.
	if (page.kind === 'sitting') redirect(303, paths.desk.sitting(event.params.id));
	return { page, done: messages[lang].done[event.url.searchParams.get('done') ?? ''] };
};

/** An act with a form of its own on this page; a refusal says which form it was. */
function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>, form: FormData) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const form = await event.request.formData();
		for (const ticks of ['kinds', 'levels', 'units', 'people']) joinTicked(form, ticks);
		const parsed = parseForm(form, schema, lang, ...wordsOf(lang));
		if (!parsed.ok) return fail(parsed.failure.status, { ...parsed.failure.data, act: name });
		const { id } = event.params;
		try {
			await write((tx) => run(tx, actor, id, parsed.input, form));
		} catch (error) {
			const refused = refusedForm(error, lang, parsed.values, ...wordsOf(lang));
			return fail(refused.status, { ...refused.data, act: name });
		}
		redirect(303, paths.desk.conference(id, { done: name }));
	};
}

const { invite, reply, open, close, cancel, mark, add, excuse, item, priority, decision, attach } = conferenceActs;

export const actions = {
	invite: act('invite', invite.schema, invite.run),
	reply: act('reply', reply.schema, reply.run),
	open: act('open', open.schema, open.run),
	close: act('close', close.schema, close.run),
	cancel: act('cancel', cancel.schema, cancel.run),
	mark: act('mark', mark.schema, mark.run),
	add: act('add', add.schema, add.run),
	excuse: act('excuse', excuse.schema, excuse.run),
	item: act('item', item.schema, item.run),
	priority: act('priority', priority.schema, priority.run),
	decision: act('decision', decision.schema, decision.run),
	attach: act('attach', attach.schema, async (tx, actor, id, _, form) => attach.run(tx, actor, id, await uploadsOf(form, 'files')))
} satisfies Actions;
