import { paths } from '#lib/paths.ts';
import { methodInput } from '#modules/visits/input.ts';
import { messages } from '#modules/visits/messages/index.ts';
import { addMethod, presentVisitMethod } from '#modules/visits/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { ruleActs } from '../act.ts';
import type { Actions, PageServerLoad } from './$types';

/** How settlements are ranked and how long a way takes, by date. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	// Read where it is written: what was just entered shows.
	const page = await write((tx) => presentVisitMethod(asReader(tx), event.locals.lang));
	return { page, mayEdit: canEdit(staff), done: event.url.searchParams.has('done') };
};

export const actions = {
	default: ruleActs((lang) => messages[lang].errors)('add', paths.desk.visitRules('added'), methodInput, addMethod)
} satisfies Actions;
