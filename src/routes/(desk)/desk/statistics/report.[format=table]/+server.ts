import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { tableFile, tableHeaders } from '#platform/tables/index.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { fullReport, questionFrom, STATISTICS_ROLES, statisticsSheet } from '#modules/statistics/server/index.ts';
import type { RequestHandler } from './$types';

/** The statistics of the page as a table for spreadsheets, broken down every way. Sums only: no appeal is named. */
export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...STATISTICS_ROLES);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const { asked } = await questionFrom(context.db, actor, event.url.searchParams);
	const sheet = statisticsSheet(lang, await fullReport(context, asked));
	const { format } = event.params;
	return new Response(new Uint8Array(tableFile(sheet, format)), { headers: tableHeaders(`statistics-${asked.period.text}`, format) });
};
