import { presentProgrammes } from '#modules/promises/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { PageServerLoad } from './$types';

/** Programmes that are public, and drafts of the reader's units. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor');
	return { page: await presentProgrammes(reader(), event.locals.lang, actor, event.url.searchParams.get('after') ?? undefined) };
};
