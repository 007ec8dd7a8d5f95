import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { appealForStaff, deskContext } from '#modules/appeals/server/index.ts';
import { linkInput, unlinkInput } from '#modules/promises/link-input.ts';
import { linkMessages } from '#modules/promises/link-messages/index.ts';
import { linkPromise, presentAppealPromises, unlinkPromise } from '#modules/promises/server/index.ts';
import { actsOf } from '../perform.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which promises one appeal is about. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	return { page: await presentAppealPromises(context, row), done: linkMessages[lang].done[event.url.searchParams.get('done') ?? ''] };
};

const act = actsOf({
	words: (lang) => [linkMessages[lang].errors],
	next: (event, done) => paths.desk.appealPromises(event.params.id, done)
});

export const actions = {
	link: act('link', linkInput, ({ tx, actor, id, input }) => linkPromise(tx, actor, { kind: 'appeal', id }, input)),
	unlink: act('unlink', unlinkInput, ({ tx, actor, id, input }) => unlinkPromise(tx, actor, { kind: 'appeal', id }, input))
} satisfies Actions;
