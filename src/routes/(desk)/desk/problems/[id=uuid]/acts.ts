/** The acts of a problem's page: a form, a command, an answer. Each checks again what the page showed. */
import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import * as input from '#modules/problems/input.ts';
import { messages } from '#modules/problems/messages/index.ts';
import * as problems from '#modules/problems/server/index.ts';
import { write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, RequestEvent } from './$types';

interface Call<T> {
	tx: Tx;
	actor: Staff;
	id: string;
	input: T;
}

/** An act after which the problem is shown again with a word of what was done. */
function act<S extends z.ZodType>(done: (input: z.output<S>) => string, schema: S, run: (call: Call<z.output<S>>) => Promise<unknown>) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		const words = [messages[lang].errors, appealMessages[lang].errors];
		const form = await event.request.formData();
		if (form.has('appealIds')) joinTicked(form, 'appealIds');
		const parsed = parseForm(form, schema, lang, ...words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => run({ tx, actor, id, input: parsed.input }));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...words);
		}
		redirect(303, paths.desk.problem(id, done(parsed.input)));
	};
}

export const actions = {
	change: act(
		() => 'changed',
		input.changeInput,
		(c) => problems.changeProblem(c.tx, c.actor, c.id, c.input)
	),
	add: act(
		() => 'added',
		input.membersInput,
		(c) => problems.addAppeals(c.tx, c.actor, c.id, c.input.appealIds)
	),
	number: act(
		() => 'added',
		input.numberInput,
		(c) => problems.addByNumber(c.tx, c.actor, c.id, c.input.number)
	),
	remove: act(
		() => 'removed',
		input.removeInput,
		(c) => problems.removeAppeal(c.tx, c.actor, c.id, c.input.appealId)
	),
	publish: act(
		(typed) => (typed.public ? 'published' : 'hidden'),
		input.publicInput,
		(c) => problems.publishProblem(c.tx, c.actor, c.id, c.input)
	),
	state: act(
		() => 'state',
		input.stateInput,
		(c) => problems.setProblemState(c.tx, c.actor, c.id, c.input)
	),
	reply: act(
		() => 'replied',
		input.replyInput,
		(c) => problems.replyToProblem(c.tx, c.actor, c.id, c.input)
	)
} satisfies Actions;
