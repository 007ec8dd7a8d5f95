import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
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
import { deskReportLink } from '#modules/reports/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { planWords } from '../plan.ts';
import type { Actions, PageServerLoad } from './$types';

/** An event that citizens come to, for the side that holds it. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentDeskGathering(reader(), lang, actor, event.params.id);
	const report = await deskReportLink(reader(), lang, actor, event.params.id);
	return { page, report, done: messages[lang].desk.done[event.url.searchParams.get('done') ?? ''] };
};

const nothing = z.object({});

const act = deskActs<{ id: string }>({
	words: planWords,
	about: async (actor, { id }) => (await gatheringFor(reader(), actor, id)).id,
	next: ({ id }, done) => paths.desk.gathering(id, done)
});

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
