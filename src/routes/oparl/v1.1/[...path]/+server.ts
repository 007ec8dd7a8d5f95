import { answerOparl } from '#modules/oparl/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { RequestHandler } from './$types';

/** What councils publish, as OParl 1.1: for programs of everybody, from pages of any site (1.1, 2.6). */
export const GET: RequestHandler = async ({ params: { path }, url, locals: { lang } }) => {
	const { status, body, text } = await answerOparl(reader(), { path, query: url.searchParams, lang });
	const headers = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' };
	if (text !== undefined) return new Response(text, { headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });
	return Response.json(body, { status, headers });
};
