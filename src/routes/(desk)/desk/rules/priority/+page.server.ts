import { paths } from '#lib/paths.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { groupInput, retireGroupInput } from '#modules/receptions/input.ts';
import { messages } from '#modules/receptions/messages/index.ts';
import { addPriorityGroup, presentPriority, retirePriorityGroup } from '#modules/receptions/server/index.ts';
import { ruleActs } from '../act.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whom a reception sees first, by date. Read where it is written: what was just entered shows. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	const done = event.url.searchParams.get('done');
	return {
		page: await write((tx) => presentPriority(asReader(tx), staff, lang)),
		done: done === 'made' || done === 'ended' ? messages[lang].done[done] : undefined
	};
};

const act = ruleActs((lang) => messages[lang].errors);

export const actions = {
	add: act('add', paths.desk.priorityGroups('made'), groupInput, addPriorityGroup),
	retire: act('retire', paths.desk.priorityGroups('ended'), retireGroupInput, retirePriorityGroup)
} satisfies Actions;
