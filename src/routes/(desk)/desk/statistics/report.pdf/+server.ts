import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { fullReport, questionFrom, STATISTICS_ROLES, statisticsPdf } from '#modules/statistics/server/index.ts';
import type { RequestHandler } from './$types';

/** The statistics of the page on paper, broken down every way. */
export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...STATISTICS_ROLES);
	const context = await deskContext(reader(), event.locals.lang, actor);
	const { asked } = await questionFrom(context.db, actor, event.url.searchParams);
	const pdf = await statisticsPdf(context, await fullReport(context, asked));
	return new Response(new Uint8Array(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="statistics-${asked.period.text}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
