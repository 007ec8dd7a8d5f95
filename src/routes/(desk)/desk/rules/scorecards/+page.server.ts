import { paths } from '#lib/paths.ts';
import {
	endTriggerInput,
	indicatorInput,
	indicatorWishInput,
	retireInput,
	triggerInput,
	triggerWishInput
} from '#modules/scorecards/input.ts';
import { messages } from '#modules/scorecards/messages/index.ts';
import { addIndicator, addTrigger, endTrigger, presentMethod, retireIndicator } from '#modules/scorecards/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { ruleActs } from '../act.ts';
import type { Actions, PageServerLoad } from './$types';

/** The method and the triggers; with `try` in the address, what an indicator or a trigger of these fields would do now. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	const tried: Record<string, string> = Object.fromEntries(event.url.searchParams);
	const indicator = tried.try === 'indicator' ? indicatorWishInput.safeParse(tried).data : undefined;
	const trigger = tried.try === 'trigger' ? triggerWishInput.safeParse(tried).data : undefined;
	// Read where it is written: what was just entered shows.
	const page = await write((tx) => presentMethod(asReader(tx), lang, { indicator, trigger }));
	return { page, tried, mayEdit: canEdit(staff), done: messages[lang].method.done[tried.done ?? ''] };
};

const act = ruleActs((lang) => messages[lang].errors);

export const actions = {
	add: act('indicator', paths.desk.scorecardRules({ done: 'added' }), indicatorInput, addIndicator),
	retire: act('retire', paths.desk.scorecardRules({ done: 'retired' }), retireInput, retireIndicator),
	trigger: act('trigger', paths.desk.scorecardRules({ done: 'added' }), triggerInput, addTrigger),
	end: act('end', paths.desk.scorecardRules({ done: 'retired' }), endTriggerInput, endTrigger)
} satisfies Actions;
