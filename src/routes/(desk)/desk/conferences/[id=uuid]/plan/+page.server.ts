import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { moveInput, planInput } from '#modules/events/input.ts';
import { canRun, changeEvent, eventFor, moveEvent } from '#modules/events/server/index.ts';
import { heldValues, planValues, presentPlanForm } from '#modules/conferences/server/index.ts';
import { planForm, planWords, previewWhom } from '../../plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A conference for who runs it. */
async function planned(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const actor = requireStaff(event);
	const row = await eventFor(reader(), actor, event.params.id);
	if (!canRun(actor, row)) throw forbidden();
	return { actor, row };
}

/** The whole plan while nobody was invited; afterwards what may still be said anew: time, place and agenda. */
export const load: PageServerLoad = async (event) => {
	const { row } = await planned(event);
	// Citizens are told more than a conference has.
	if (row.kindOpen) redirect(303, paths.desk.gatheringPlan(row.id));
	const moves = row.state === 'invited';
	if (!moves && row.state !== 'planned') throw conflict('events.not_now');
	const { lang } = event.locals;
	const values = moves ? heldValues : planValues;
	const [form, stored] = await Promise.all([presentPlanForm(reader(), lang, [row.hostId]), values(reader(), row)]);
	return { ...form, moves, stored, title: row.title[lang], back: paths.desk.conference(row.id) };
};

/** An act of this page; what was typed and why it was refused comes back to its form. */
function act<S extends z.ZodType>(done: string, schema: S, run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<void>) {
	return async (event: RequestEvent) => {
		const { actor } = await planned(event);
		const { lang } = event.locals;
		const parsed = parseForm(await planForm(event.request), schema, lang, ...planWords(lang));
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => run(tx, actor, event.params.id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...planWords(lang));
		}
		redirect(303, paths.desk.conference(event.params.id, { done }));
	};
}

export const actions = {
	preview: async (event) => {
		await planned(event);
		return previewWhom(await planForm(event.request), event.locals.lang);
	},
	plan: act('changed', planInput, changeEvent),
	move: act('moved', moveInput, moveEvent)
} satisfies Actions;
