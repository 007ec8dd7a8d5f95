import { presentLines, readsAnyLine, takesInAnywhere } from '#modules/wishes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** The lines of the reader's units, and one of them in its order. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	if (!readsAnyLine(actor)) throw forbidden();
	const { unit, host, after } = Object.fromEntries(event.url.searchParams);
	const asked = { ...(unit && { unit }), ...(host && { host }), ...(after && { after }) };
	return { ...(await presentLines(reader(), event.locals.lang, actor, asked)), mayTake: takesInAnywhere(actor) };
};
