import { paths } from '#lib/paths.ts';
import { professionInput, retireInput, rightInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { addProfession, addRight, presentLists, retire } from '#modules/rights/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { rightsAct } from '../rights-act.ts';
import type { Actions, PageServerLoad } from './$types';

/** Professions and rights by date. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	// Read where it is written: what was just entered shows.
	const lists = await write((tx) => presentLists(asReader(tx), lang));
	return { lists, mayEdit: canEdit(staff), done: messages[lang].lists.done[event.url.searchParams.get('done') ?? ''] };
};

const [ADDED, RETIRED] = [paths.desk.rightLists('added'), paths.desk.rightLists('retired')];

export const actions = {
	profession: rightsAct('profession', ADDED, professionInput, addProfession),
	right: rightsAct('right', ADDED, rightInput, addRight),
	retireProfession: rightsAct('retireProfession', RETIRED, retireInput, (tx, actor, input) => retire(tx, actor, 'profession', input)),
	retireRight: rightsAct('retireRight', RETIRED, retireInput, (tx, actor, input) => retire(tx, actor, 'violated_right', input))
} satisfies Actions;
