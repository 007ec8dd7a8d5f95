import { redirect, type RequestEvent as KitEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { closeInput, noteInput, takeOutInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { closeGroup, noteGroup, presentGroup, READERS, takeOutOfGroup } from '#modules/rights/server/index.ts';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireRole, requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** One group case: what is alike, its appeals as far as the reader may know of each, what was done. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS);
	const { lang } = event.locals;
	// Read where it is written: what was just done shows.
	const group = await write(async (tx) => presentGroup(await deskContext(asReader(tx), lang, actor), event.params.id));
	return { group, done: messages[lang].group.done[event.url.searchParams.get('done') ?? ''] };
};

function act<S extends z.ZodType>(done: string, schema: S, run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<void>) {
	return async (event: KitEvent<{ id: string }>) => {
		const actor = requireStaff(event);
		const { id } = event.params;
		const refused = await writeForm(event, schema, messages[event.locals.lang].errors, (tx, input) => run(tx, actor, id, input));
		if (refused !== undefined) return refused;
		redirect(303, paths.desk.groupCase(id, done));
	};
}

export const actions = {
	note: act('noted', noteInput, noteGroup),
	out: act('out', takeOutInput, takeOutOfGroup),
	close: act('closed', closeInput, closeGroup)
} satisfies Actions;
