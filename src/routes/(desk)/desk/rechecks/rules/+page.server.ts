import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireRole } from '#platform/identity/http.ts';
import { endRecheckRuleInput, recheckRuleInput } from '#modules/quality/input.ts';
import { messages } from '#modules/quality/messages/index.ts';
import { addRecheckRule, endRecheckRule, presentRecheckRules } from '#modules/quality/server/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const ROLES = ['administrator', 'auditor'] as const;

/** How many closed cases are checked again, by which questions, and how the latest were drawn. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...ROLES);
	const { lang } = event.locals;
	const done: Partial<Record<string, string>> = messages[lang].recheck.rules.done;
	return { page: await presentRecheckRules(reader(), lang, actor), done: done[event.url.searchParams.get('done') ?? ''] };
};

function act<S extends z.ZodType>(done: string, schema: S, run: (tx: Tx, actor: Staff, input: z.output<S>) => Promise<unknown>) {
	return async (event: RequestEvent) => {
		const actor = requireRole(event, ...ROLES);
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const form = parseForm(await event.request.formData(), schema, lang, words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => run(tx, actor, form.input));
		} catch (error) {
			return refusedForm(error, lang, form.values, words);
		}
		redirect(303, paths.desk.recheckRules(done));
	};
}

export const actions = {
	add: act('added', recheckRuleInput, addRecheckRule),
	end: act('ended', endRecheckRuleInput, (tx, actor, { id }) => endRecheckRule(tx, actor, id))
} satisfies Actions;
