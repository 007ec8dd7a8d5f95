import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { DIRECTIVE_LISTS, LEADING, presentDirectives } from '#modules/directives/server/index.ts';
import type { PageServerLoad } from './$types';

function afterFrom(text: string | null) {
	const [, madeAt, id] = /^([0-9TZ:.-]{20,40})~([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
	return madeAt === undefined || id === undefined ? undefined : { madeAt, id };
}

export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	const query = event.url.searchParams;
	const list = DIRECTIVE_LISTS.find((name) => name === query.get('list')) ?? 'known';
	return {
		list,
		mayDraft: staff.posts.some((post) => LEADING.includes(post.role)),
		...(await presentDirectives(reader(), staff, event.locals.lang, list, afterFrom(query.get('after'))))
	};
};
