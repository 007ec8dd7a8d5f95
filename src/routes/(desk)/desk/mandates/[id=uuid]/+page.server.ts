import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { now } from '#platform/clock.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireRole, requireStaff } from '#platform/identity/http.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { endInput, mandateInput, termInput } from '#modules/mandates/input.ts';
import { messages } from '#modules/mandates/messages/index.ts';
import { endMandate, giveMandate, openTerm, presentComposition } from '#modules/mandates/server/index.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const DONE = ['opened', 'given', 'ended'] as const;

/** The day asked for; today when none was, or what was asked is no day. */
function dayAsked(text: string | null): Temporal.PlainDate {
	try {
		return Temporal.PlainDate.from(text ?? '');
	} catch {
		return dayOf(now());
	}
}

export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const asked = { day: dayAsked(query.get('on')), cursor: query.get('after') ?? undefined };
	const done = DONE.find((what) => what === query.get('done'));
	return {
		// Read where it is written: what was just changed shows.
		body: await write((tx) => presentComposition(asReader(tx), lang, staff, event.params.id, asked)),
		done: done && messages[lang].done[done]
	};
};

type Event = RequestEvent<RouteParams>;

async function act<S extends z.ZodType>(
	event: Event,
	schema: S,
	done: (typeof DONE)[number],
	run: (tx: Tx, staff: Staff, input: z.output<S>) => Promise<unknown>
) {
	const staff = requireRole(event, 'administrator');
	const refused = await writeForm(event, schema, messages[event.locals.lang].errors, (tx, input) => run(tx, staff, input));
	if (refused !== undefined) return refused;
	redirect(303, paths.desk.mandatesOf(event.params.id, { done }));
}

export const actions = {
	open: (event) => act(event, termInput, 'opened', (tx, staff, input) => openTerm(tx, staff, event.params.id, input)),
	give: (event) => act(event, mandateInput, 'given', (tx, staff, input) => giveMandate(tx, staff, event.params.id, input)),
	end: (event) => act(event, endInput, 'ended', (tx, staff, input) => endMandate(tx, staff, event.params.id, input))
} satisfies Actions;
