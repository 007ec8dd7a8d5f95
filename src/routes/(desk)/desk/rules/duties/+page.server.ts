import { paths } from '#lib/paths.ts';
import { normInput, retireNormInput } from '#modules/duties/input.ts';
import { messages } from '#modules/duties/messages/index.ts';
import { addNorm, presentNorms, retireNorm } from '#modules/duties/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { ruleActs } from '../act.ts';
import type { Actions, PageServerLoad } from './$types';

/** What deputies owe, by date. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	// Read where it is written: what was just entered shows.
	const page = await write((tx) => presentNorms(asReader(tx), lang));
	return { page, mayEdit: canEdit(staff), done: messages[lang].norms.done[event.url.searchParams.get('done') ?? ''] };
};

const act = ruleActs((lang) => messages[lang].errors);

export const actions = {
	add: act('added', paths.desk.dutyNorms('added'), normInput, addNorm),
	retire: act('retired', paths.desk.dutyNorms('retired'), retireNormInput, retireNorm)
} satisfies Actions;
