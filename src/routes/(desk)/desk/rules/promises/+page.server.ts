import { paths } from '#lib/paths.ts';
import { criterionInput, retireCriterionInput } from '#modules/promises/assess-input.ts';
import { assessMessages } from '#modules/promises/assess-messages/index.ts';
import { addCriterion, presentCriteria, retireCriterion } from '#modules/promises/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { ruleActs } from '../act.ts';
import type { Actions, PageServerLoad } from './$types';

/** By what promises are assessed, by date. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	// Read where it is written: what was just entered shows.
	const page = await write((tx) => presentCriteria(asReader(tx), lang));
	return { page, mayEdit: canEdit(staff), done: assessMessages[lang].criteria.done[event.url.searchParams.get('done') ?? ''] };
};

const act = ruleActs((lang) => assessMessages[lang].errors);

export const actions = {
	add: act('added', paths.desk.promiseCriteria('added'), criterionInput, addCriterion),
	retire: act('retired', paths.desk.promiseCriteria('retired'), retireCriterionInput, retireCriterion)
} satisfies Actions;
