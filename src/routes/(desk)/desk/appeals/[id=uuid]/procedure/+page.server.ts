import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { appealForStaff, deskContext } from '#modules/appeals/server/index.ts';
import { messages } from '#modules/procedure/messages/index.ts';
import { presentProcedurePage } from '#modules/procedure/server/index.ts';
import type { PageServerLoad } from './$types';

export { actions } from './acts.ts';

/** An appeal's procedure: each process as it stands, and the forms of what this reader may do now. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	const done = event.url.searchParams.get('done') ?? '';
	const words: Partial<Record<string, { done: string }>> = messages[lang].acts;
	return { ...(await presentProcedurePage(context, row)), done: words[done]?.done };
};
