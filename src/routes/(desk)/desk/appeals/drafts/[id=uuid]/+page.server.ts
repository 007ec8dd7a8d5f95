import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { filesOf } from '#platform/files/index.ts';
import { BESIDE } from '#modules/rights/input.ts';
import { presentChoices } from '#modules/rights/server/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { chosenPlace, deskContext, deskDraft, presentDrafts, presentIntake, presentNearby } from '#modules/appeals/server/index.ts';
import { intakeActions } from '../../intake.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A draft to finish: the intake form as it was left, with what is still missing. One that was sent leads to its appeal. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const context = await deskContext(reader(), event.locals.lang, actor);
	const draft = await deskDraft(context.db, actor, event.params.id);
	if (draft.appealId !== null && event.request.method === 'GET') redirect(303, paths.desk.appeal(draft.appealId));
	const [lists, places, nearby, files, [row]] = await Promise.all([
		presentIntake(context),
		chosenPlace(context, draft.body.territoryId),
		presentNearby(context, draft.body),
		filesOf(context.db, { kind: 'draft', id: draft.id }),
		presentDrafts(context, [draft])
	]);
	const { body, channel, language, unitId } = draft;
	const { beside, ...own } = body;
	const typed = Object.entries({ ...own, ...beside?.[BESIDE], channel, language, unitId }).map(([name, value]) => [name, String(value)]);
	return {
		lists,
		rights: await presentChoices(context.db, context.lang),
		places,
		nearby,
		number: draft.number,
		missing: row?.missing ?? [],
		saved: event.url.searchParams.has('saved'),
		files: files.map(({ id, name }) => ({ name, href: paths.file(id) })),
		values: Object.fromEntries(typed) as Record<string, string>
	};
};

export const actions = intakeActions<RequestEvent>((event) => event.params.id) satisfies Actions;
