import { publicMinutesText } from '#modules/minutes/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { RequestHandler } from './$types';

/** The very text of published minutes whose hash is shown: byte by byte. */
export const GET: RequestHandler = async ({ params }) =>
	new Response(await publicMinutesText(reader(), params.id), {
		headers: { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' }
	});
