import { answerOparl } from '#modules/oparl/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { RequestHandler } from './$types';

/** What councils publish, as OParl 1.1: for programs of everybody, from pages of any site (1.1, 2.6). */
export const GET: RequestHandler = async ({ params: { path }, url, locals: { lang } }) => {
	const { status, body } = await answerOparl(reader(), { path, query: url.searchParams, lang });
	return Response.json(body, { status, headers: { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' } });
};
