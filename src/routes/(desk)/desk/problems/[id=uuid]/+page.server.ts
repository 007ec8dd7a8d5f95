import { deskContext } from '#modules/appeals/server/index.ts';
import { messages } from '#modules/problems/messages/index.ts';
import { presentDeskProblem, READERS } from '#modules/problems/server/index.ts';
import { problemPromisePanels } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

export { actions } from './acts.ts';

/** One problem: its words, members, replies, and what this reader may do. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const problem = await presentDeskProblem(context, event.params.id);
	const panels = await problemPromisePanels(context, event.params.id);
	const done: Partial<Record<string, string>> = messages[lang].desk.done;
	return { problem, panels, done: done[event.url.searchParams.get('done') ?? ''] };
};
