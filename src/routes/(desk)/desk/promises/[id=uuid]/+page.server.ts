import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { uploadsOf } from '#lib/server/uploads.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import { correctInput, evidenceInput, milestoneInput, promiseInput, verdictInput } from '#modules/promises/input.ts';
import { messages } from '#modules/promises/messages/index.ts';
import {
	addEvidence,
	changePromise,
	correctPromise,
	giveVerdict,
	presentPromise,
	removePromise,
	setMilestone
} from '#modules/promises/server/index.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One promise with what may be done for it. */
export const load: PageServerLoad = async (event) => ({
	page: await presentPromise(reader(), event.locals.lang, requireStaff(event), event.params.id),
	done: messages[event.locals.lang].done[event.url.searchParams.get('done') ?? '']
});

/** An act with a form of its own on this page; a refusal says which form it was. `run` may say where to go after it. */
function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>, form: FormData) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		const words = [messages[lang].errors, assignmentMessages[lang].errors];
		const form = await event.request.formData();
		if (name === 'judge') joinTicked(form, 'evidenceIds');
		const parsed = parseForm(form, schema, lang, ...words);
		if (!parsed.ok) return fail(parsed.failure.status, { ...parsed.failure.data, act: name });
		let gone: unknown;
		try {
			gone = await write((tx) => run(tx, actor, id, parsed.input, form));
		} catch (error) {
			const refused = refusedForm(error, lang, parsed.values, ...words);
			return fail(refused.status, { ...refused.data, act: name });
		}
		redirect(303, name === 'removed' ? paths.desk.programme(String(gone), { done: name }) : paths.desk.promise(id, name));
	};
}

export const actions = {
	change: act('changed', promiseInput, changePromise),
	correct: act('correct', correctInput, correctPromise),
	remove: act('removed', z.object({}), (tx, actor, id) => removePromise(tx, actor, id)),
	milestone: act('milestone', milestoneInput, setMilestone),
	evidence: act('evidence', evidenceInput, async (tx, actor, id, input, form) =>
		addEvidence(tx, actor, id, input, (await uploadsOf(form, 'file'))[0])
	),
	judge: act('judge', verdictInput, giveVerdict)
} satisfies Actions;
