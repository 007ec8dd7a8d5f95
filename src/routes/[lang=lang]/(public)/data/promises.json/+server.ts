import { openPromises } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { askedOf } from '../../promises/asked.ts';
import type { RequestHandler } from './$types';

/** The same for programs. */
export const GET: RequestHandler = async ({ locals: { lang }, url }) =>
	Response.json(
		{ promises: await openPromises(reader(), lang, askedOf(url)) },
		{ headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' } }
	);
