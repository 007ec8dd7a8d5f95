import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { amendInput, judgeInput } from '#modules/conferences/input.ts';
import { messages } from '#modules/conferences/messages/index.ts';
import { approveProtocol, judgeAmendment, presentProtocol, proposeAmendment } from '#modules/conferences/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** The protocol of a conference that is over. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentProtocol(reader(), lang, actor, event.params.id);
	return { page, back: paths.desk.conference(event.params.id), done: messages[lang].done[event.url.searchParams.get('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => messages[lang].errors,
	about: (_, { id }) => id,
	next: ({ id }, done) => paths.desk.protocol(id, done)
});

export const actions = {
	propose: act('propose', amendInput, proposeAmendment),
	judge: act('judge', judgeInput, judgeAmendment),
	approve: act('approve', z.object({}), approveProtocol)
} satisfies Actions;
