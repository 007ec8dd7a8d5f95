import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { paths } from '#lib/paths.ts';
import { listsOf, presentDebts } from '#modules/debts/server/index.ts';
import type { PageServerLoad } from './$types';

/** What the reader owes, what their unit owes, and what they assigned to others. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { searchParams } = event.url;
	const lists = listsOf(actor);
	const list = lists.find((name) => name === searchParams.get('list')) ?? 'mine';
	const after = searchParams.get('after') ?? undefined;
	const page = await presentDebts(reader(), event.locals.lang, actor, list, after);
	return {
		list,
		lists,
		items: page.items,
		first: after === undefined ? undefined : paths.desk.debts(list),
		older: page.next === undefined ? undefined : paths.desk.debts(list, page.next)
	};
};
