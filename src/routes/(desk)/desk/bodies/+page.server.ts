import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { canKeep, findBodies, presentBodies } from '#modules/bodies/server/index.ts';
import type { PageServerLoad } from './$types';

/** The register of bodies: found by a part of a name, a page at a time. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator', 'auditor');
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const [q, closed] = [query.get('q') ?? '', query.has('closed')];
	const page = await findBodies(reader(), { q, closed, after: query.get('after') ?? undefined });
	return { bodies: await presentBodies(reader(), lang, page.rows), next: page.next, q, closed, mayKeep: canKeep(actor) };
};
