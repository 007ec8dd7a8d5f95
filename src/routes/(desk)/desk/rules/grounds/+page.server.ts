import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { groundEditions, kindNames, presentGrounds } from '#modules/appeals/server/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const [editions, kinds] = await Promise.all([groundEditions(reader()), kindNames(reader())]);
	return { lists: presentGrounds(event.locals.lang, editions, kinds, dayOf(now())), mayEdit: canEdit(staff) };
};
