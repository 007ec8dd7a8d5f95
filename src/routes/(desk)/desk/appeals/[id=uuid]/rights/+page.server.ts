import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { appealForStaff, deskContext } from '#modules/appeals/server/index.ts';
import { factsInput, outcomeInput, reasonInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { layFacts, presentRights, removeFacts, sayOutcome } from '#modules/rights/server/index.ts';
import { actsOf } from '../perform.ts';
import type { Actions, PageServerLoad } from './$types';

/** What right one appeal is about, by whom it was violated, and what came of it. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	const done: Partial<Record<string, string>> = messages[lang].case.done;
	return { rights: await presentRights(context, row), done: done[event.url.searchParams.get('done') ?? ''] };
};

const act = actsOf({
	words: (lang) => [messages[lang].errors],
	next: (event, done) => paths.desk.appealRights(event.params.id, done)
});

export const actions = {
	lay: act('laid', factsInput, ({ tx, actor, id, input }) => layFacts(tx, actor, id, input)),
	outcome: act('outcome', outcomeInput, ({ tx, actor, id, input }) => sayOutcome(tx, actor, id, input)),
	remove: act('removed', reasonInput, ({ tx, actor, id, input }) => removeFacts(tx, actor, id, input))
} satisfies Actions;
