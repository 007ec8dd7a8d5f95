import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { appealForStaff, deskContext, presentCase, presentForms } from '#modules/appeals/server/index.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import { othersAt, templatesFor } from '#modules/desk/server/index.ts';
import { panelsOf } from './panels.ts';
import type { PageServerLoad } from './$types';

export { actions } from './acts.ts';

/** One case: all that is known of it, and the forms of what this reader may do with it now. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	// Without JavaScript the form itself asks for another unit's people, with what is typed in its query.
	const unit = query.get('unit') ?? query.get('unitId') ?? undefined;
	const [appeal, forms, panels, templates, others] = await Promise.all([
		presentCase(context, row),
		presentForms(context, row, { act: query.get('act') ?? undefined, unit }),
		panelsOf(context, row),
		templatesFor(context, row),
		othersAt(context.db, lang, actor, row.id)
	]);
	const done = query.get('done') ?? '';
	const words: Partial<Record<string, string>> = deskMessages[lang].case.done;
	return { appeal, forms, panels, templates, others, note: query.get('note') ?? '', done: words[done] };
};
