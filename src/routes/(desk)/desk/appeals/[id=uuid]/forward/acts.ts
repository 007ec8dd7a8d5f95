/** The acts of a forwarding's page: a form, a command, an answer. Every one of them checks again what the page showed. */
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { uploadsOf, type Upload } from '#lib/server/uploads.ts';
import { write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { expectVersion } from '#modules/appeals/server/index.ts';
import * as input from '#modules/forwarding/input.ts';
import { messages } from '#modules/forwarding/messages/index.ts';
import * as forwarding from '#modules/forwarding/server/index.ts';
import type { Actions, RequestEvent } from './$types';

interface Call<T> {
	tx: Tx;
	actor: Staff;
	id: string;
	input: T;
	files: Upload[];
}

/** An act after which the page is shown again with a word of what was done. A refusal says whose form it was. */
function act<S extends z.ZodType>(name: forwarding.PageAct, schema: S, run: (call: Call<z.output<S>>) => Promise<unknown>) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		const form = await event.request.formData();
		const words = [messages[lang].errors, deskMessages[lang].errors, appealMessages[lang].errors];
		const parsed = parseForm(form, schema, lang, ...words);
		if (!parsed.ok) return fail(422, { ...parsed.failure.data, act: name });
		try {
			const files = await uploadsOf(form, 'files');
			await write(async (tx) => {
				// What one signs must be what one saw.
				if (form.has('version')) await expectVersion(tx, actor, id, Number(form.get('version')));
				await run({ tx, actor, id, input: parsed.input, files });
			});
		} catch (error) {
			const failure = refusedForm(error, lang, parsed.values, ...words);
			return fail(failure.status, { ...failure.data, act: name });
		}
		redirect(303, paths.desk.forward(id, { done: name }));
	};
}

const nothing = z.object({});
const draft = (name: 'draft' | 'edit') => act(name, input.draftInput, (c) => forwarding.draftForwarding(c.tx, c.actor, c.id, c.input));

export const actions = {
	draft: draft('draft'),
	edit: draft('edit'),
	approve: act('approve', nothing, (c) => forwarding.approveForwarding(c.tx, c.actor, c.id)),
	sign: act('sign', nothing, (c) => forwarding.signForwarding(c.tx, c.actor, c.id)),
	reject: act('reject', input.refusalInput, (c) => forwarding.rejectForwarding(c.tx, c.actor, c.id, c.input)),
	withdraw: act('withdraw', input.refusalInput, (c) => forwarding.withdrawForwarding(c.tx, c.actor, c.id, c.input)),
	atOnce: act('atOnce', input.atOnceInput, (c) => forwarding.forwardAtOnce(c.tx, c.actor, c.id, c.input)),
	post: act('post', input.postedInput, (c) => forwarding.recordPosting(c.tx, c.actor, c.id, c.input)),
	register: act('register', input.registeredInput, (c) => forwarding.recordRegistration(c.tx, c.actor, c.id, c.input)),
	answer: act('answer', input.answerInput, (c) => forwarding.recordAnswer(c.tx, c.actor, c.id, c.input, c.files)),
	return: act('return', input.refusalInput, (c) => forwarding.recordReturn(c.tx, c.actor, c.id, c.input)),
	pass: act('pass', input.passedInput, (c) => forwarding.recordPassing(c.tx, c.actor, c.id, c.input))
} satisfies Actions;
