import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { draftDirective, issuersFor, LEADING } from '#modules/directives/server/index.ts';
import { writeDraft } from '../draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...LEADING);
	return { issuers: await issuersFor(reader(), actor, event.locals.lang) };
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...LEADING);
		const result = await writeDraft(event, (tx, input) => draftDirective(tx, actor, input));
		if ('failure' in result) return result.failure;
		redirect(303, paths.desk.directive(result.done));
	}
} satisfies Actions;
