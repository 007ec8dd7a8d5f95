import { toFiguresCsv } from '#modules/rights/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { RequestHandler } from './$types';

/** The figures of the page as a table for spreadsheets. */
export const GET: RequestHandler = async ({ locals: { lang }, url }) => {
	const asked = Number(url.searchParams.get('year') ?? '');
	return new Response(await toFiguresCsv(reader(), lang, asked === 0 ? undefined : asked), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': 'attachment; filename="rights.csv"',
			'cache-control': 'public, max-age=300'
		}
	});
};
