import { openDataFor } from '#modules/appeals/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { figureQuery } from '../query.ts';
import type { RequestHandler } from './$types.js';

/** The figures of the page for programs; the API gives the same. */
export const GET: RequestHandler = async ({ locals: { lang }, url }) => {
	const { data } = await openDataFor(reader(), lang, figureQuery(url));
	const headers = { 'content-disposition': 'attachment; filename="appeals.json"', 'cache-control': 'public, max-age=300' };
	return Response.json(data, { headers });
};
