import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { uploadsOf } from '#lib/server/uploads.ts';
import { messages } from '#modules/sittings/messages/index.ts';
import { paperInput, versionInput, withdrawPaperInput } from '#modules/sittings/paper-input.ts';
import { publicMessages } from '#modules/sittings/public-messages/index.ts';
import { addPaper, addVersion, presentDeskPapers, withdrawPaper } from '#modules/sittings/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** The papers of a sitting, for who may read of it at the desk. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	return {
		page: await presentDeskPapers(reader(), lang, actor, event.params.id),
		done: publicMessages[lang].desk.done[event.url.searchParams.get('done') ?? '']
	};
};

const act = deskActs<{ id: string }>({
	words: (lang) => [messages[lang].errors, publicMessages[lang].errors],
	about: async (actor, { id }) => (await presentDeskPapers(reader(), 'kk', actor, id)).id,
	next: ({ id }, done) => paths.desk.sittingPapers(id, done)
});

export const actions = {
	add: act('add', paperInput, async (tx, actor, id, input, form) => addPaper(tx, actor, id, input, (await uploadsOf(form, 'file'))[0])),
	version: act('version', versionInput, async (tx, actor, id, input, form) =>
		addVersion(tx, actor, id, input, (await uploadsOf(form, 'file'))[0])
	),
	withdraw: act('withdraw', withdrawPaperInput, withdrawPaper)
} satisfies Actions;
