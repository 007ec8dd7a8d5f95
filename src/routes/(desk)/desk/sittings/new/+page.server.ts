import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { requireRole } from '#platform/identity/http.ts';
import { messages as events } from '#modules/events/messages/index.ts';
import { sittingInput } from '#modules/sittings/agenda-input.ts';
import { messages } from '#modules/sittings/messages/index.ts';
import { planSitting, presentSittingForm } from '#modules/sittings/server/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const LEADING = ['head', 'branch_head', 'central'] as const;

/** The body that the address names; undefined: it is chosen first. Throws not_found for what is no id. */
function bodyOf({ url }: Pick<RequestEvent, 'url'>): string | undefined {
	const named = url.searchParams.get('body');
	if (named === null) return undefined;
	const read = z.guid().safeParse(named);
	if (!read.success) throw notFound();
	return read.data;
}

/** Who leads a body, or the branch it sits in, plans its sitting. */
export const load: PageServerLoad = async (event) => ({
	page: await presentSittingForm(reader(), event.locals.lang, requireRole(event, ...LEADING), bodyOf(event))
});

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...LEADING);
		const { lang } = event.locals;
		const { body } = await presentSittingForm(reader(), lang, actor, bodyOf(event));
		if (body === undefined) throw notFound();
		let id = '';
		const refused = await writeForm(event, sittingInput, [messages[lang].errors, events[lang].errors], async (tx, input) => {
			id = await planSitting(tx, actor, body.id, input);
		});
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.sitting(id, 'planned'));
	}
} satisfies Actions;
