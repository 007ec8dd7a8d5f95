import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import { amendInput, moveInput, promiseInput, writeInput } from '#modules/reports/input.ts';
import { messages } from '#modules/reports/messages/index.ts';
import { amendReport, moveReport, presentReport, publishReport, writePromise, writeReport } from '#modules/reports/server/index.ts';
import { reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A report for its side: as it is assembled now, or as it was published. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentReport(reader(), lang, actor, event.params.id);
	return { page, done: messages[lang].done[event.url.searchParams.get('done') ?? ''] };
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
		const { lang } = event.locals;
		const words = [messages[lang].errors, assignmentMessages[lang].errors];
		const refused = await writeForm(event, schema, words, (tx, input) => run(tx, actor, id, input));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, paths.desk.report(id, { done: name }));
	};
}

export const actions = {
	write: act('written', writeInput, writeReport),
	publish: act('published', z.object({}), (tx, actor, id) => publishReport(tx, actor, id)),
	amend: act('amended', amendInput, amendReport),
	move: act('moved', moveInput, moveReport),
	promise: act('promised', promiseInput, writePromise)
} satisfies Actions;
