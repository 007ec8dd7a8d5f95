import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { paths } from '#lib/paths.ts';
import { canEnter, listEmployers, presentEmployers, READERS } from '#modules/rights/server/index.ts';
import type { PageServerLoad } from './$types';

/** The register of employers, by a part of the name or by BIN. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS, 'administrator');
	const query = event.url.searchParams;
	const q = query.get('q') ?? '';
	const after = query.get('after') ?? undefined;
	const page = await listEmployers(reader(), { q, after: after !== undefined && /^[0-9a-f-]{36}$/.test(after) ? after : undefined });
	return {
		q,
		employers: await presentEmployers(reader(), event.locals.lang, page.rows),
		more: page.next === undefined ? undefined : paths.desk.employers({ q, after: page.next }),
		mayEnter: canEnter(actor)
	};
};
