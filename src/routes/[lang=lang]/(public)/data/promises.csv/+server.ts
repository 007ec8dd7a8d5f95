import { openPromisesCsv } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { askedOf } from '../../promises/asked.ts';
import type { RequestHandler } from './$types';

/** The list of the page as a table for spreadsheets. */
export const GET: RequestHandler = async ({ locals: { lang }, url }) =>
	new Response(new Uint8Array(await openPromisesCsv(reader(), lang, askedOf(url))), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': 'attachment; filename="promises.csv"',
			'cache-control': 'public, max-age=300'
		}
	});
