import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { deskContext, presentPlaces } from '#modules/appeals/server/index.ts';
import type { RequestHandler } from './$types';

/** Places by what is typed, for fields that offer them. */
export const GET: RequestHandler = async (event) => {
	const actor = requireStaff(event);
	const context = await deskContext(reader(), event.locals.lang, actor);
	return Response.json(await presentPlaces(context, event.url.searchParams.get('q') ?? ''));
};
