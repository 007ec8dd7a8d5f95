import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { moveInput } from '#modules/events/input.ts';
import { canRun, moveEvent } from '#modules/events/server/index.ts';
import { changeGatheringInput } from '#modules/participation/input.ts';
import { changeGathering, gatheringFor, gatheringValues, presentGatheringForm } from '#modules/participation/server/index.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { planWords } from '../../plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** An event for who runs it. */
async function planned(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const actor = requireStaff(event);
	const row = await gatheringFor(reader(), actor, event.params.id);
	if (!canRun(actor, row)) throw forbidden();
	return { actor, row };
}

/** The whole plan until it is announced; afterwards time, place and agenda. */
export const load: PageServerLoad = async (event) => {
	const { row } = await planned(event);
	if (row.state !== 'planned' && row.state !== 'invited') throw conflict('events.not_now');
	const { lang } = event.locals;
	const [choices, stored] = await Promise.all([presentGatheringForm(reader(), lang, [row.hostId]), gatheringValues(reader(), row)]);
	return {
		choices: { ...choices, hosts: [] },
		stored,
		moves: row.state === 'invited',
		title: row.title[lang],
		back: paths.desk.gathering(row.id)
	};
};

/** An act of this page; what was typed and why it was refused comes back to its form. */
function act<S extends z.ZodType>(done: string, schema: S, run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<void>) {
	return async (event: RequestEvent) => {
		const { actor } = await planned(event);
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), schema, lang, ...planWords(lang));
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => run(tx, actor, event.params.id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...planWords(lang));
		}
		redirect(303, paths.desk.gathering(event.params.id, done));
	};
}

export const actions = {
	plan: act('changed', changeGatheringInput, changeGathering),
	move: act('moved', moveInput, moveEvent)
} satisfies Actions;
