import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireRole } from '#platform/identity/http.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { replyInput, reviewInput } from '#modules/quality/input.ts';
import { messages } from '#modules/quality/messages/index.ts';
import { presentReview, replyToReview, reviewDecision } from '#modules/quality/server/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const ROLES = ['head', 'branch_head', 'central', 'auditor'] as const;

async function pageOf({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>, actor: Staff) {
	return presentReview(await deskContext(reader(), locals.lang, actor), params.id);
}

/** One decision with signs beside its question: for who reviews it, and then for the unit that answered. */
export const load: PageServerLoad = async (event) => {
	const page = await pageOf(event, requireRole(event, ...ROLES));
	const done: Partial<Record<string, string>> = messages[event.locals.lang].review.done;
	return { page, done: done[event.url.searchParams.get('done') ?? ''] };
};

/** Reads a form and runs its command; then leads to where `after` says. */
function act<S extends z.ZodType>(
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<void>,
	after: (event: RequestEvent, actor: Staff, input: z.output<S>) => Promise<string> | string
) {
	return async (event: RequestEvent) => {
		const actor = requireRole(event, ...ROLES);
		const { lang } = event.locals;
		const words = [messages[lang].errors, appealMessages[lang].errors];
		const form = parseForm(await event.request.formData(), schema, lang, ...words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => run(tx, actor, event.params.id, form.input));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...words);
		}
		redirect(303, await after(event, actor, form.input));
	};
}

export const actions = {
	// On to the next one that waits: a reviewer looks through them in a row.
	review: act(reviewInput, reviewDecision, async (event, actor, input) => {
		const done = input.after === 'return' ? 'returned' : 'reviewed';
		const { next } = await pageOf(event, actor);
		return next === undefined ? paths.desk.quality({ done }) : `${next}?done=${done}`;
	}),
	reply: act(replyInput, replyToReview, (event) => paths.desk.review(event.params.id, 'replied'))
} satisfies Actions;
