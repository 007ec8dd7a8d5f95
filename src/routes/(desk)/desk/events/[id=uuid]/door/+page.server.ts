import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { cameInput, walkInsInput } from '#modules/participation/input.ts';
import { messages } from '#modules/participation/messages/index.ts';
import { countWalkIns, gatheringFor, markCame, presentDoor } from '#modules/participation/server/index.ts';
import { slipsLink } from '#modules/reports/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** The door of an event; the code on a registration opens it at its number. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const number = cameInput.shape.number.safeParse(query.get('number') ?? '').data;
	const page = await presentDoor(reader(), lang, actor, event.params.id, number);
	const slips = page.open ? await slipsLink(reader(), lang, actor, event.params.id) : undefined;
	return { page, slips, done: messages[lang].door.done[query.get('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => messages[lang].errors,
	about: async (actor, { id }) => (await gatheringFor(reader(), actor, id)).id,
	next: ({ id }, done) => paths.desk.gatheringDoor(id, undefined, done)
});

export const actions = {
	came: act('came', cameInput, markCame),
	walkIns: act('walkIns', walkInsInput, countWalkIns)
} satisfies Actions;
