import { deskContext } from '#modules/appeals/server/index.ts';
import { deskProblems, GATHERERS, presentProblems, READERS } from '#modules/problems/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/** Problems of the reader's units, newest first. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS);
	const context = await deskContext(reader(), event.locals.lang, actor);
	const cursor = event.url.searchParams.get('cursor') ?? undefined;
	const { rows, next } = await deskProblems(context.db, actor, cursor);
	return {
		gathers: actor.posts.some((post) => GATHERERS.includes(post.role)),
		problems: await presentProblems(context, rows),
		newer: cursor === undefined ? undefined : paths.desk.problems,
		older: next === undefined ? undefined : paths.desk.problemsAfter(next)
	};
};
