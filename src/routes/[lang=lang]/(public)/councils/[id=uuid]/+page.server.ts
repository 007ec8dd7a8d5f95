import { presentPublicBody } from '#modules/mandates/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** One faction or public council; any other unit is not there. */
export const load: PageServerLoad = async ({ locals: { lang }, params, url }) => {
	const [term, cursor] = [url.searchParams.get('term'), url.searchParams.get('after') ?? undefined];
	const ordinal = term === null ? undefined : Number(term);
	return { body: await presentPublicBody(reader(), lang, params.id, { ordinal, cursor }) };
};
