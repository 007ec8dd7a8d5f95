import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { alikeRuleInput, alikeWishInput, retireInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { addAlikeRule, presentAlikeRules, retire } from '#modules/rights/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Rules of what is alike; with `match`, `n` and `days` in the address, what such a rule would raise now. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const tried = { match: query.get('match') ?? '', n: query.get('n') ?? '', days: query.get('days') ?? '' };
	const wish = alikeWishInput.safeParse(tried);
	// Read where it is written: what was just entered shows.
	const page = await write((tx) => presentAlikeRules(asReader(tx), lang, wish.success ? wish.data : undefined));
	return { page, tried, mayEdit: canEdit(staff), done: messages[lang].lists.done[query.get('done') ?? ''] };
};

function act<S extends z.ZodType>(name: string, done: string, schema: S, run: (tx: Tx, actor: Staff, input: z.output<S>) => Promise<void>) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		if (!canEdit(actor)) throw forbidden();
		const { lang } = event.locals;
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), schema, lang, words);
		if (!parsed.ok) return fail(422, { ...parsed.failure.data, act: name });
		try {
			await write((tx) => run(tx, actor, parsed.input));
		} catch (error) {
			const { status, data } = refusedForm(error, lang, parsed.values, words);
			return fail(status, { ...data, act: name });
		}
		redirect(303, paths.desk.alikeRules({ done }));
	};
}

export const actions = {
	add: act('add', 'added', alikeRuleInput, addAlikeRule),
	retire: act('retire', 'retired', retireInput, (tx, actor, input) => retire(tx, actor, 'alike_rule', input))
} satisfies Actions;
