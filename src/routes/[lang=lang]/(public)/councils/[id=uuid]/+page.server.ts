import { presentPublicBody } from '#modules/mandates/server/index.ts';
import { knownSittings, presentDecisions } from '#modules/sittings/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** One faction or public council; any other unit is not there. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url }) => {
	const [term, cursor] = [url.searchParams.get('term'), url.searchParams.get('after') ?? undefined];
	const ordinal = term === null ? undefined : Number(term);
	const body = await presentPublicBody(reader(), lang, params.id, { ordinal, cursor });
	const sittings = await knownSittings(
		reader(),
		[...body.ahead, ...body.past].map(({ id }) => id)
	);
	// Of an earlier term the rules of today say nothing.
	return { body, sittings, decisions: body.over ? undefined : await presentDecisions(reader(), lang, params.id) };
};
