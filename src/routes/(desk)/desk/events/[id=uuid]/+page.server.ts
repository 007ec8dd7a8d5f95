import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { uploadsOf } from '#lib/server/uploads.ts';
import { inviteUnits } from '#modules/events/server/index.ts';
import { gatheringInput, outcomeInput, photosInput, takeDownInput } from '#modules/participation/input.ts';
import { messages } from '#modules/participation/messages/index.ts';
import {
	addPhotos,
	gatheringFor,
	keepGathering,
	keepOutcome,
	openList,
	presentDeskGathering,
	takePhotoDown,
	toListed
} from '#modules/participation/server/index.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { planWords } from '../plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** An event that citizens come to, for the side that holds it. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentDeskGathering(reader(), lang, actor, event.params.id);
	return { page, done: messages[lang].desk.done[event.url.searchParams.get('done') ?? ''] };
};

const nothing = z.object({});

/** An act with a form of its own on this page; a refusal says which form it was. */
function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>, form: FormData) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		await gatheringFor(reader(), actor, id);
		const refused = await writeForm(event, schema, planWords(lang), (tx, input, posted) => run(tx, actor, id, input, posted));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, paths.desk.gathering(id, name));
	};
}

export const actions = {
	announce: act('announce', nothing, inviteUnits),
	keep: act('keep', gatheringInput, keepGathering),
	outcome: act('outcome', outcomeInput, keepOutcome),
	photos: act('photos', photosInput, async (tx, actor, id, input, form) =>
		addPhotos(tx, actor, id, { ...input, photos: await uploadsOf(form, 'photos') })
	),
	photoDown: act('photoDown', takeDownInput, takePhotoDown),
	/** Names and contacts are shown once, and the look is journalled. */
	list: async (event) => {
		const actor = requireStaff(event);
		const list = await write((tx) => openList(tx, actor, event.params.id));
		return { list: list.map((one) => toListed(event.locals.lang, one)) };
	}
} satisfies Actions;
