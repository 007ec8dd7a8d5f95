import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { joinInput, mergeInput, reasonInput } from '#modules/appeals/input.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import {
	accessOf,
	appealForStaff,
	can,
	deskContext,
	joinAppeal,
	lookAtApplicants,
	mergeAppeal,
	unmergeAppeal
} from '#modules/appeals/server/index.ts';
import { answerInput, linkInput, questionInput, whichInput } from '#modules/structure/input.ts';
import { messages } from '#modules/structure/messages/index.ts';
import type { Messages } from '#modules/structure/messages/kk.ts';
import {
	addQuestion,
	answerQuestion,
	closeJoinLink,
	familyOf,
	makeJoinLink,
	presentInvitation,
	presentJoined,
	presentStructure,
	removeQuestion,
	splitQuestion,
	unsplitQuestion
} from '#modules/structure/server/index.ts';
import { actsOf, perform } from '../perform.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** How one appeal hangs together with others. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	const done: Partial<Record<string, string>> = { ...messages[lang].done, ...messages[lang].questions.done, ...messages[lang].link.done };
	const invitation = can(actor, 'merge', accessOf(row)) ? await presentInvitation(context.db, lang, row, 'desk') : undefined;
	return { structure: await presentStructure(context, row), invitation, done: done[event.url.searchParams.get('done') ?? ''] };
};

const page = {
	words: (lang: Lang) => [messages[lang].errors, appealMessages[lang].errors],
	// A number chosen from the list of what is alike, or one that was typed.
	prepare: (form: FormData) => {
		const picked = form.get('pick');
		if (form.get('number') === '' && typeof picked === 'string') form.set('number', picked);
	}
};
/** An act after which the page says what was done. */
const act = actsOf({ ...page, next: (event, done) => paths.desk.appealStructure(event.params.id, { done }) });
const onQuestion = <S extends z.ZodType>(
	done: keyof Messages['questions']['done'],
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<unknown>
) => act(done, schema, ({ tx, actor, id, input }) => run(tx, actor, id, input));

/** One more applicant: the number and the code are shown once, to whoever has the person before them. */
async function join(event: RequestEvent) {
	const joined = await perform(event, page, {
		name: 'join',
		schema: joinInput,
		run: ({ tx, actor, id, input }) => joinAppeal(tx, actor, id, input)
	});
	if (!joined.ok) return fail(joined.status, joined.refusal);
	const { number, accessCode } = joined.result;
	return { issued: { number, accessCode } };
}

/** Who joined: each look stands in the journal of the one who is looked at. */
async function list(event: RequestEvent) {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	if (!can(actor, 'merge', accessOf(row))) throw forbidden();
	const joined = (await familyOf(context, row)).members.filter((one) => one.joined);
	const ids = joined.map((one) => one.id);
	return { people: presentJoined(lang, joined, await write((tx) => lookAtApplicants(tx, actor, ids, 'work'))) };
}

export const actions = {
	merge: act('merged', mergeInput, ({ tx, actor, id, input }) => mergeAppeal(tx, actor, id, input)),
	unmerge: act('unmerged', reasonInput, ({ tx, actor, id, input }) => unmergeAppeal(tx, actor, id, input)),
	link: act('linked', linkInput, ({ tx, actor, id, input }) => makeJoinLink(tx, actor, id, input)),
	unlink: act('unlinked', z.object({}), ({ tx, actor, id }) => closeJoinLink(tx, actor, id)),
	join,
	list,
	add: onQuestion('added', questionInput, addQuestion),
	remove: onQuestion('removed', whichInput, removeQuestion),
	answer: onQuestion('answered', answerInput, answerQuestion),
	split: onQuestion('split', whichInput, splitQuestion),
	unsplit: onQuestion('unsplit', whichInput, unsplitQuestion)
} satisfies Actions;
