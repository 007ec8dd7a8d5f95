import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { presentQuestion, presentStatistics, questionFrom, STATISTICS_ROLES } from '#modules/statistics/server/index.ts';
import type { PageServerLoad } from './$types';

/** Numbers of a unit and below, each with the list of the appeals it counts. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...STATISTICS_ROLES);
	const context = await deskContext(reader(), event.locals.lang, actor);
	const query = event.url.searchParams;
	const question = await questionFrom(context.db, actor, query);
	const placeQuery = query.get('placeQuery') ?? '';
	const [form, figures] = await Promise.all([
		presentQuestion(context, question, placeQuery),
		presentStatistics(context, question.asked, question.by)
	]);
	return { form, placeQuery, ...figures };
};
