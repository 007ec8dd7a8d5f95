import { deskContext } from '#modules/appeals/server/index.ts';
import { exportsPage, presentExports } from '#modules/desk/server/index.ts';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who took which lists away. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'auditor', 'administrator');
	const context = await deskContext(reader(), event.locals.lang, actor);
	const asked = event.url.searchParams.get('after') ?? '';
	const after = UUID.test(asked) ? asked : undefined;
	const page = await exportsPage(context.db, after);
	return {
		rows: await presentExports(context, page.rows),
		first: after === undefined ? undefined : paths.desk.exports(),
		older: page.next === undefined ? undefined : paths.desk.exports(page.next)
	};
};
