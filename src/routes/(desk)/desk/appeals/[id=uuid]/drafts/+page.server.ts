import { appealForStaff, deskContext } from '#modules/appeals/server/index.ts';
import { presentVersions } from '#modules/desk/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** How the decision came to be: each draft beside the one before. */
export const load: PageServerLoad = async (event) => {
	const context = await deskContext(reader(), event.locals.lang, requireStaff(event));
	const row = await appealForStaff(context.db, context.actor, event.params.id);
	return { id: row.id, number: row.number, versions: await presentVersions(context, row) };
};
