import { paths } from '#lib/paths.ts';
import { alikeRuleInput, alikeWishInput, retireInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { addAlikeRule, presentAlikeRules, retire } from '#modules/rights/server/index.ts';
import { canEdit } from '#platform/calendar/edit.ts';
import { canStudyRules } from '#platform/calendar/rule-versions.ts';
import { asReader, write } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { rightsAct } from '../rights-act.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rules of what is alike; with `match`, `n` and `days` in the address, what such a rule would raise now. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	if (!canStudyRules(staff)) throw forbidden();
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const tried = { match: query.get('match') ?? '', n: query.get('n') ?? '', days: query.get('days') ?? '' };
	const wish = alikeWishInput.safeParse(tried);
	// Read where it is written: what was just entered shows.
	const page = await write((tx) => presentAlikeRules(asReader(tx), lang, wish.success ? wish.data : undefined));
	return { page, tried, mayEdit: canEdit(staff), done: messages[lang].lists.done[query.get('done') ?? ''] };
};

export const actions = {
	add: rightsAct('add', paths.desk.alikeRules({ done: 'added' }), alikeRuleInput, addAlikeRule),
	retire: rightsAct('retire', paths.desk.alikeRules({ done: 'retired' }), retireInput, (tx, actor, input) =>
		retire(tx, actor, 'alike_rule', input)
	)
} satisfies Actions;
