import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { answerInput, decideAppealInput, groupInput, hideInput } from '#modules/discussion/input.ts';
import { sittingFor } from '#modules/sittings/server/index.ts';
import { messages } from '#modules/discussion/messages/index.ts';
import { COMMENT_LISTS } from '#modules/discussion/rules.ts';
import { answer, decideAppeal, group, hide, presentDeskDiscussion } from '#modules/discussion/server/index.ts';
import { messages as sittings } from '#modules/sittings/messages/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** What citizens say of a sitting's agenda, for who may read of it at the desk. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const asked = (name: string) => event.url.searchParams.get(name) || undefined;
	const list = COMMENT_LISTS.find((one) => one === asked('list')) ?? 'open';
	return {
		page: await presentDeskDiscussion(reader(), lang, actor, event.params.id, { list, cursor: asked('after') }),
		done: messages[lang].desk.done[asked('done') ?? '']
	};
};

const act = deskActs<{ id: string }>({
	words: (lang) => [messages[lang].errors, sittings[lang].errors],
	about: async (actor, { id }) => (await sittingFor(reader(), actor, id)).id,
	next: ({ id }, done) => paths.desk.sittingDiscussion(id, { done }),
	ticked: 'commentIds'
});

export const actions = {
	answer: act('answer', answerInput, answer),
	group: act('group', groupInput, group),
	hide: act('hide', hideInput, hide),
	decide: act('decide', decideAppealInput, decideAppeal)
} satisfies Actions;
