import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { changeDirective, draftFor, issuersFor, LEADING } from '#modules/directives/server/index.ts';
import { writeDraft } from '../../draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...LEADING);
	const db = reader();
	const draft = await draftFor(db, actor, event.params.id);
	return { back: paths.desk.directive(event.params.id), draft, issuers: await issuersFor(db, actor, event.locals.lang) };
};

export const actions = {
	default: async (event) => {
		const actor = requireRole(event, ...LEADING);
		const directiveId = event.params.id;
		const result = await writeDraft(event, (tx, input) => changeDirective(tx, actor, { directiveId, ...input }));
		if ('failure' in result) return result.failure;
		redirect(303, paths.desk.directive(directiveId));
	}
} satisfies Actions;
