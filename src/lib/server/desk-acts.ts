/** Acts of the desk's pages with a form each: of staff, done in one transaction, with a page to lead to. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { RefusalWords } from '#platform/i18n/refusals/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { writeForm } from './forms.ts';

export interface DeskPage<P> {
	/** Rooms in whose words a refusal is said. */
	words: (lang: Lang) => RefusalWords | readonly RefusalWords[];
	/** What the page is about; throws for who may not know of it, before the form is read. */
	about: (actor: Staff, params: P) => string | Promise<string>;
	/** The page that says that it was done. */
	next: (params: P, done: string) => string;
	/** Boxes of one name in one of the forms. */
	ticked?: string;
}

/**
 * The acts of one page. Several forms have fields of one name: refused, the page is told by `act` which was sent. Done, the next page is
 * told `done`.
 */
export function deskActs<P extends Record<string, string>>({ words, about, next, ticked }: DeskPage<P>) {
	return <S extends z.ZodType>(
			act: string,
			schema: S,
			run: (tx: Tx, actor: Staff, id: string, input: z.output<S>, form: FormData) => Promise<unknown>,
			done = act
		) =>
		async (event: RequestEvent<P>) => {
			const actor = requireStaff(event);
			const id = await about(actor, event.params);
			const refused = await writeForm(
				event,
				schema,
				words(event.locals.lang),
				(tx, input, form) => run(tx, actor, id, input, form),
				ticked
			);
			if (refused !== undefined) return fail(refused.status, { ...refused.data, act });
			redirect(303, next(event.params, done));
		};
}
