import { openDataFor, toOpenCsv } from '#modules/appeals/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { figureQuery } from '../query.ts';
import type { RequestHandler } from './$types.js';

/** The figures of the page as a table for spreadsheets. */
export const GET: RequestHandler = async ({ locals: { lang }, url }) => {
	const { data } = await openDataFor(reader(), lang, figureQuery(url));
	return new Response(toOpenCsv(data), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': 'attachment; filename="appeals.csv"',
			'cache-control': 'public, max-age=300'
		}
	});
};
