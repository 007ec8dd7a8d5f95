import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { normInput, retireNormInput } from '#modules/events/input.ts';
import { messages } from '#modules/events/messages/index.ts';
import { addNorm, presentNorms, retireNorm } from '#modules/events/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many events units owe, by date. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	// Read where it is written: what was just entered shows.
	const page = await write((tx) => presentNorms(asReader(tx), lang));
	return { page, mayEdit: canEdit(staff), done: messages[lang].norms.done[event.url.searchParams.get('done') ?? ''] };
};

/** Both forms of the page have fields of their own; refused, the page is told which was sent. */
function act<S extends z.ZodType>(name: 'added' | 'retired', schema: S, run: (tx: Tx, actor: Staff, input: z.output<S>) => Promise<void>) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		if (!canEdit(actor)) throw forbidden();
		const refused = await writeForm(event, schema, messages[event.locals.lang].errors, (tx, input) => run(tx, actor, input));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, paths.desk.eventNorms(name));
	};
}

export const actions = {
	add: act('added', normInput, addNorm),
	retire: act('retired', retireNormInput, retireNorm)
} satisfies Actions;
