import { deskContext } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { bulkInput } from '#modules/desk/input.ts';
import { messages } from '#modules/desk/messages/index.ts';
import { BULK_ACTS, MOST_BULK } from '#modules/desk/rules.ts';
import { BULK_ROLES, bulkForms, presentBulk, presentChosen, previewBulk, runBulk } from '#modules/desk/server/index.ts';
import { messages as problemMessages } from '#modules/problems/messages/index.ts';
import { joinTicked, parseForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What was chosen in a list, and what can be done with it. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...BULK_ROLES);
	const context = await deskContext(reader(), event.locals.lang, actor);
	const query = event.url.searchParams;
	const ids = [...new Set(query.getAll('ids'))].filter((id) => UUID.test(id)).slice(0, MOST_BULK);
	const [rows, forms] = await Promise.all([presentChosen(context, ids), bulkForms(context, query.get('unitId') ?? undefined)]);
	return { rows, forms, act: BULK_ACTS.find((act) => act === query.get('act')), note: query.get('note') ?? '' };
};

async function answer(event: RequestEvent, run: typeof previewBulk, was: boolean) {
	const actor = requireRole(event, ...BULK_ROLES);
	const { lang } = event.locals;
	const words = [messages[lang].errors, problemMessages[lang].errors, appealMessages[lang].errors];
	const form = await event.request.formData();
	joinTicked(form, 'ids');
	const parsed = parseForm(form, bulkInput, lang, ...words);
	if (!parsed.ok) return parsed.failure;
	const list = await run(write, actor, parsed.input);
	const context = await deskContext(reader(), lang, actor);
	const shown = await presentBulk(context, parsed.input, list, was, ...words);
	return { values: parsed.values, ...(was ? { result: shown } : { preview: shown }) };
}

export const actions = {
	/** Tried and taken back: what the act would do to each. */
	preview: (event) => answer(event, previewBulk, false),
	run: (event) => answer(event, runBulk, true)
} satisfies Actions;
