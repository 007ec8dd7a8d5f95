import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { DRAFT_READING, LEADING, presentSeriesList } from '#modules/directives/server/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const staff = requireRole(event, ...DRAFT_READING);
	return {
		mayDraft: staff.posts.some((post) => LEADING.includes(post.role)),
		...(await presentSeriesList(reader(), staff, event.locals.lang, event.url.searchParams.get('after') ?? undefined))
	};
};
