import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { DIRECTIVE_LISTS } from '#modules/directives/rules.ts';
import { DRAFT_READING, LEADING, presentDirectives } from '#modules/directives/server/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	const query = event.url.searchParams;
	const list = DIRECTIVE_LISTS.find((name) => name === query.get('list')) ?? 'known';
	return {
		list,
		maySeries: staff.posts.some((post) => DRAFT_READING.includes(post.role)),
		mayDraft: staff.posts.some((post) => LEADING.includes(post.role)),
		...(await presentDirectives(reader(), staff, event.locals.lang, list, query.get('after') ?? undefined))
	};
};
