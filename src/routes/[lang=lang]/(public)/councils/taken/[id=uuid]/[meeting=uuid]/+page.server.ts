import { presentTakenMeeting } from '#modules/oparl/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** One of its meetings. */
export const load: PageServerLoad = async ({ locals: { lang }, params }) => ({
	meeting: await presentTakenMeeting(reader(), lang, params.id, params.meeting)
});
