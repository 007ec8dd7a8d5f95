import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { closeInput, noteInput, takeOutInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { closeGroup, noteGroup, presentGroup, READERS, takeOutOfGroup } from '#modules/rights/server/index.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** One group case: what is alike, its appeals as far as the reader may know of each, what was done. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS);
	const { lang } = event.locals;
	// Read where it is written: what was just done shows.
	const group = await write(async (tx) => presentGroup(await deskContext(asReader(tx), lang, actor), event.params.id));
	return { group, done: messages[lang].group.done[event.url.searchParams.get('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => messages[lang].errors,
	about: (_, { id }) => id,
	next: ({ id }, done) => paths.desk.groupCase(id, done)
});

export const actions = {
	note: act('noted', noteInput, noteGroup),
	out: act('out', takeOutInput, takeOutOfGroup),
	close: act('closed', closeInput, closeGroup)
} satisfies Actions;
