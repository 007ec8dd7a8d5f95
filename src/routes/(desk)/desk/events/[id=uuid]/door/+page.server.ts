import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { cameInput, walkInsInput } from '#modules/participation/input.ts';
import { messages } from '#modules/participation/messages/index.ts';
import { countWalkIns, gatheringFor, markCame, presentDoor } from '#modules/participation/server/index.ts';
import { reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The door of an event; the code on a registration opens it at its number. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const number = cameInput.shape.number.safeParse(query.get('number') ?? '').data;
	const page = await presentDoor(reader(), lang, actor, event.params.id, number);
	return { page, done: messages[lang].door.done[query.get('done') ?? ''] };
};

function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		await gatheringFor(reader(), actor, id);
		const refused = await writeForm(event, schema, messages[lang].errors, (tx, input) => run(tx, actor, id, input));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, paths.desk.gatheringDoor(id, undefined, name));
	};
}

export const actions = {
	came: act('came', cameInput, markCame),
	walkIns: act('walkIns', walkInsInput, countWalkIns)
} satisfies Actions;
