/** An act of the pages that keep the lists and rules of rights. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { writeForm } from '#lib/server/forms.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import type { Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';

/** Done, it leads to `next`. Several forms of a page have fields of one name: refused, the page is told by `name` which was sent. */
export function rightsAct<S extends z.ZodType>(
	name: string,
	next: string,
	schema: S,
	run: (tx: Tx, actor: Staff, input: z.output<S>) => Promise<void>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		if (!canEdit(actor)) throw forbidden();
		const refused = await writeForm(event, schema, messages[event.locals.lang].errors, (tx, input) => run(tx, actor, input));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, next);
	};
}
