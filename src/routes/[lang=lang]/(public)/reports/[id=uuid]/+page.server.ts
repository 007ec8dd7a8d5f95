import { presentQuestions } from '#modules/participation/server/index.ts';
import { presentPublicReport } from '#modules/reports/server/index.ts';
import { reader } from '#platform/db/index.ts';
import type { PageServerLoad } from './$types';

/** A published report with the questions of its meeting. */
export const load: PageServerLoad = async ({ locals: { lang, actor }, params }) => {
	const report = await presentPublicReport(reader(), lang, params.id);
	return { report, questions: await presentQuestions(reader(), lang, actor, report.eventId) };
};
