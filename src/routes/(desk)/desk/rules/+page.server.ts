import { canEdit } from '#platform/calendar/edit.ts';
import { presentDuties } from '#platform/calendar/present-rules.ts';
import { canStudyRules, ruleVersions } from '#platform/calendar/rule-versions.ts';
import { now } from '#platform/clock.ts';
import { reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const duties = presentDuties(event.locals.lang, await ruleVersions(reader()), dayOf(now()));
	return { duties, mayEdit: canEdit(staff) };
};
