import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { cameInput, walkInsInput } from '#modules/participation/input.ts';
import { messages } from '#modules/participation/messages/index.ts';
import { countWalkIns, gatheringFor, markCame, presentDoor } from '#modules/participation/server/index.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
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
		const parsed = parseForm(await event.request.formData(), schema, lang, messages[lang].errors);
		if (!parsed.ok) return fail(parsed.failure.status, { ...parsed.failure.data, act: name });
		try {
			await write((tx) => run(tx, actor, id, parsed.input));
		} catch (error) {
			const refused = refusedForm(error, lang, parsed.values, messages[lang].errors);
			return fail(refused.status, { ...refused.data, act: name });
		}
		redirect(303, paths.desk.gatheringDoor(id, undefined, name));
	};
}

export const actions = {
	came: act('came', cameInput, markCame),
	walkIns: act('walkIns', walkInsInput, countWalkIns)
} satisfies Actions;
