import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths, withQuery } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { originOf, requireRole } from '#platform/identity/http.ts';
import { invite } from '#platform/identity/invitations.ts';
import { addPost, changePerson, closeAccount, endPost } from '#platform/identity/people/commands.ts';
import { endPostInput, personInput, postInput } from '#platform/identity/people/input.ts';
import type { RouteParams } from './$types';

/** What the page can say was done. */
export const DONE = ['saved', 'postGiven', 'postEnded', 'invited', 'closed'] as const;
type Done = (typeof DONE)[number];
type Event = RequestEvent<RouteParams>;

/** One act of an administrator on this person; then back to the page, which says what was done. */
async function act(event: Event, done: Done, run: (tx: Tx, staff: Staff) => Promise<unknown>, values: Record<string, string> = {}) {
	const staff = requireRole(event, 'administrator');
	try {
		await write((tx) => run(tx, staff));
	} catch (error) {
		return refusedForm(error, event.locals.lang, values);
	}
	redirect(303, withQuery(paths.desk.person(event.params.id), { done }));
}

/** The same with a form that a schema reads first. */
async function actOnForm<S extends z.ZodType>(
	event: Event,
	schema: S,
	done: Done,
	run: (tx: Tx, staff: Staff, input: z.output<S>) => Promise<unknown>
) {
	const parsed = parseForm(await event.request.formData(), schema, event.locals.lang);
	if (!parsed.ok) return parsed.failure;
	return act(event, done, (tx, staff) => run(tx, staff, parsed.input), parsed.values);
}

export const personActions = {
	change: (event: Event) => actOnForm(event, personInput, 'saved', (tx, staff, input) => changePerson(tx, staff, event.params.id, input)),
	givePost: (event: Event) => actOnForm(event, postInput, 'postGiven', (tx, staff, input) => addPost(tx, staff, event.params.id, input)),
	endPost: (event: Event) => actOnForm(event, endPostInput, 'postEnded', (tx, staff, input) => endPost(tx, staff, event.params.id, input)),
	invite: (event: Event) => act(event, 'invited', (tx, staff) => invite(tx, staff, event.params.id, originOf(event))),
	close: (event: Event) => act(event, 'closed', (tx, staff) => closeAccount(tx, staff, event.params.id))
};
