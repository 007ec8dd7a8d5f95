import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { messages } from '#modules/control/messages/index.ts';
import { LOOK_LISTS, presentDraws, presentLooks } from '#modules/control/server/index.ts';
import type { PageServerLoad } from './$types';

const TABS = [...LOOK_LISTS, 'draws'] as const;

/** Accepted parts that were drawn to me, those I looked at, what was found of the units I answer for, and how months were drawn. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const holds = (...roles: string[]) => actor.posts.some((post) => roles.includes(post.role));
	const tabs = TABS.filter((one) => one !== 'results' || holds('head', 'branch_head', 'central', 'auditor'));
	const tab = tabs.find((one) => one === query.get('list')) ?? 'mine';
	const page = tab === 'draws' ? undefined : await presentLooks(reader(), lang, actor, tab, query.get('after') ?? undefined);
	return {
		tab,
		tabs,
		items: page?.items ?? [],
		older: page?.older,
		draws: tab === 'draws' ? await presentDraws(reader(), lang) : [],
		done: messages[lang].page.done[query.get('done') ?? ''],
		rules: holds('administrator', 'auditor', 'central') ? paths.desk.controlRules() : undefined
	};
};
