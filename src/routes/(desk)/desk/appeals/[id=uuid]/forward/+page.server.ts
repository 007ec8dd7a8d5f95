import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { appealForStaff, deskContext } from '#modules/appeals/server/index.ts';
import { messages } from '#modules/forwarding/messages/index.ts';
import { presentForwardPage } from '#modules/forwarding/server/index.ts';
import type { PageServerLoad } from './$types';

export { actions } from './acts.ts';

/** An appeal's forwarding: how it stands and the forms of what this reader may do with it now. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	const done = query.get('done') ?? '';
	const words: Partial<Record<string, { done: string }>> = messages[lang].acts;
	return { ...(await presentForwardPage(context, row, query.get('q') ?? '')), done: words[done]?.done };
};
