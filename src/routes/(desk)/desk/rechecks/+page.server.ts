import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { messages } from '#modules/quality/messages/index.ts';
import { ANSWERS } from '#modules/quality/rules/rubric.ts';
import { presentRechecks, presentRubric, RECHECK_LISTS } from '#modules/quality/server/index.ts';
import type { PageServerLoad } from './$types';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Closed cases that were drawn to me, those I checked, and what was found of the units I answer for. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'executor', 'head', 'branch_head', 'central', 'auditor', 'administrator');
	const query = event.url.searchParams;
	const holds = (...roles: string[]) => actor.posts.some((post) => roles.includes(post.role));
	const lists = RECHECK_LISTS.filter((one) => one !== 'results' || holds('head', 'branch_head', 'central', 'auditor'));
	const list = lists.find((one) => one === query.get('list')) ?? 'mine';
	const id = (name: string) => (ID.test(query.get(name) ?? '') ? (query.get(name) ?? undefined) : undefined);
	const answer = ANSWERS.find((one) => one === query.get('answer'));
	const asked = list === 'results' ? { unit: id('unit'), criterion: query.get('criterion') ?? undefined, answer } : {};
	const context = await deskContext(reader(), event.locals.lang, actor);
	const [{ items, next }, rubric] = await Promise.all([
		presentRechecks(context, list, id('after'), asked),
		list === 'results' ? presentRubric(context, asked) : undefined
	]);
	const done: Partial<Record<string, string>> = messages[event.locals.lang].recheck.page.done;
	return {
		list,
		lists,
		items,
		rubric,
		narrowed: asked.criterion !== undefined || asked.unit !== undefined,
		done: done[query.get('done') ?? ''],
		rules: holds('administrator', 'auditor') ? paths.desk.recheckRules() : undefined,
		older: next === undefined ? undefined : paths.desk.rechecks({ list, ...asked, after: next })
	};
};
