import { paths } from '#lib/paths.ts';
import { controlRuleInput } from '#modules/control/input.ts';
import { messages } from '#modules/control/messages/index.ts';
import { addControlRule, presentControlRules } from '#modules/control/server/index.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { ruleActs } from '../act.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * How much of what was accepted is looked at again, by whom and by which questions. Read where it is written: what was just entered
 * shows.
 */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	const page = await write((tx) => presentControlRules(asReader(tx), lang, staff));
	return { page, done: messages[lang].rules.done[event.url.searchParams.get('done') ?? ''] };
};

export const actions = {
	add: ruleActs((lang) => messages[lang].errors)('add', paths.desk.controlRules('added'), controlRuleInput, addControlRule)
} satisfies Actions;
