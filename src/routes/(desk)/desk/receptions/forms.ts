/** What the pages of receptions have in common: an act is shown before it is done, and then done. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { rehearse, write, type Tx } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { messages } from '#modules/receptions/messages/index.ts';
import { presentOutcome, READING, type Fallen } from '#modules/receptions/server/index.ts';

const TICKED = ['languages', 'modes', 'weekdays', 'access'];

async function read<S extends z.ZodType>(event: RequestEvent, schema: S) {
	const form = await event.request.formData();
	for (const name of TICKED) if (form.has(name)) joinTicked(form, name);
	return parseForm(form, schema, event.locals.lang, messages[event.locals.lang].errors);
}

/** The act's own form, so that what was typed comes back to it among several on the page. */
export function actOn<S extends z.ZodType, T>(
	schema: S,
	act: (tx: Tx, staff: Staff, event: RequestEvent, input: z.output<S>) => Promise<T>,
	to: (event: RequestEvent, done: T) => string
) {
	return async (event: RequestEvent) => {
		const staff = requireRole(event, ...READING);
		const form = await read(event, schema);
		if (!form.ok) return form.failure;
		let done: T;
		try {
			done = await write((tx) => act(tx, staff, event, form.input));
		} catch (error) {
			return refusedForm(error, event.locals.lang, form.values, messages[event.locals.lang].errors);
		}
		redirect(303, to(event, done));
	};
}

export interface Done {
	hostId: string;
	made?: number;
	changed?: number;
	fallen: readonly Fallen[];
}

/** The same act, undone again: what it would do, beside what was typed. */
export function previewOn<S extends z.ZodType>(
	schema: S,
	act: (tx: Tx, staff: Staff, event: RequestEvent, input: z.output<S>) => Promise<Done>
) {
	return async (event: RequestEvent) => {
		const staff = requireRole(event, ...READING);
		const { lang } = event.locals;
		const form = await read(event, schema);
		if (!form.ok) return form.failure;
		try {
			const preview = await rehearse(async (tx) => {
				const done = await act(tx, staff, event, form.input);
				return presentOutcome(tx, lang, done.hostId, done);
			});
			return { values: form.values, preview };
		} catch (error) {
			return refusedForm(error, lang, form.values, messages[lang].errors);
		}
	};
}

/** The sentence that a page confirms an act with. */
export function doneText(event: Pick<RequestEvent, 'url' | 'locals'>): string | undefined {
	const t = messages[event.locals.lang];
	const done = event.url.searchParams.get('done');
	const lost = Number(event.url.searchParams.get('lost') ?? 0);
	if (lost > 0) return t.doneWith(lost);
	return done === 'made' || done === 'saved' || done === 'ended' || done === 'cancelled' ? t.done[done] : undefined;
}

/** How many lost a seat, for the address of the page that says so. */
export const lostOf = ({ fallen }: Pick<Done, 'fallen'>): number | undefined => {
	const lost = fallen.reduce((sum, { wishIds }) => sum + wishIds.length, 0);
	return lost === 0 ? undefined : lost;
};
