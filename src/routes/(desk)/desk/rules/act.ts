/** Acts of the pages that keep dated rules and lists: of whoever may edit them, each with a form of its own. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { writeForm } from '#lib/server/forms.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import type { Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { RefusalWords } from '#platform/i18n/refusals/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';

/** The acts of a room's rules. Done, one leads to `next`; several forms of a page have fields of one name: refused, the page is told by `act` which was sent. */
export const ruleActs =
	(words: (lang: Lang) => RefusalWords) =>
	<S extends z.ZodType>(act: string, next: string, schema: S, run: (tx: Tx, actor: Staff, input: z.output<S>) => Promise<unknown>) =>
	async (event: RequestEvent) => {
		const actor = requireStaff(event);
		if (!canEdit(actor)) throw forbidden();
		const refused = await writeForm(event, schema, words(event.locals.lang), (tx, input) => run(tx, actor, input));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act });
		redirect(303, next);
	};
