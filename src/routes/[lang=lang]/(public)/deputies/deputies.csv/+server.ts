import { toDutiesCsv } from '#modules/duties/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { dutyQuery } from '../asked.ts';
import type { RequestHandler } from './$types';

/** The ledger as a table for spreadsheets. */
export const GET: RequestHandler = async ({ locals: { lang }, url }) =>
	new Response(await toDutiesCsv(reader(), lang, dutyQuery(url)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': 'attachment; filename="deputies.csv"',
			'cache-control': 'public, max-age=300'
		}
	});
