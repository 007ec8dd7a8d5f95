import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireRole } from '#platform/identity/http.ts';
import { closeUnitInput, unitInput } from '#modules/organisation/input.ts';
import { messages } from '#modules/organisation/messages/index.ts';
import { changeUnit, closeUnit, reopenUnit } from '#modules/organisation/server/index.ts';
import type { RouteParams } from './$types';

/** What the page can say was done. */
export const DONE = ['made', 'saved', 'closed', 'reopened'] as const;
type Event = RequestEvent<RouteParams>;

/** One act of an administrator on this unit; then back to the page, which says what was done. */
async function act(
	event: Event,
	done: (typeof DONE)[number],
	run: (tx: Tx, staff: Staff) => Promise<void>,
	values: Record<string, string>
) {
	const { lang } = event.locals;
	const staff = requireRole(event, 'administrator');
	try {
		await write((tx) => run(tx, staff));
	} catch (error) {
		return refusedForm(error, lang, values, messages[lang].errors);
	}
	redirect(303, paths.desk.unitDone(event.params.id, done));
}

/** The same with a form that a schema reads first. */
async function actOnForm<S extends z.ZodType>(
	event: Event,
	schema: S,
	done: (typeof DONE)[number],
	run: (tx: Tx, staff: Staff, input: z.output<S>) => Promise<void>
) {
	const { lang } = event.locals;
	const parsed = parseForm(await event.request.formData(), schema, lang, messages[lang].errors);
	if (!parsed.ok) return parsed.failure;
	return act(event, done, (tx, staff) => run(tx, staff, parsed.input), parsed.values);
}

export const unitActions = {
	change: (event: Event) => actOnForm(event, unitInput, 'saved', (tx, staff, input) => changeUnit(tx, staff, event.params.id, input)),
	close: (event: Event) =>
		actOnForm(event, closeUnitInput, 'closed', (tx, staff, { lastDay }) => closeUnit(tx, staff, event.params.id, lastDay)),
	reopen: (event: Event) => act(event, 'reopened', (tx, staff) => reopenUnit(tx, staff, event.params.id), {})
};
