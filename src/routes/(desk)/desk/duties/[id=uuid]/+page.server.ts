import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { hideInput, replyInput } from '#modules/duties/input.ts';
import { messages } from '#modules/duties/messages/index.ts';
import { hideReply, presentDeskDeputy, replyToDuty } from '#modules/duties/server/index.ts';
import { asReader, write } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { day } from '#platform/fields.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** As of which day: the ledger of its year is opened. */
function dayAsked(url: URL): Temporal.PlainDate | undefined {
	const asked = url.searchParams.get('at') ?? '';
	if (asked === '') return undefined;
	const read = day.safeParse(asked);
	if (!read.success) throw notFound();
	return read.data;
}

/** One deputy's ledger with what may be said of it. */
export const load: PageServerLoad = async (event) => {
	const staff = requireStaff(event);
	const { params, url, locals } = event;
	const wish = { at: dayAsked(url), all: url.searchParams.has('all') };
	// Read where it is written: what was just said shows.
	const desk = await write((tx) => presentDeskDeputy(asReader(tx), locals.lang, staff, params.id, wish));
	return { desk, line: url.searchParams.get('line') ?? '', done: messages[locals.lang].desk.done[url.searchParams.get('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => messages[lang].errors,
	about: (_, { id }) => id,
	next: ({ id }, done) => paths.desk.duty(id, { done })
});

export const actions = { reply: act('reply', replyInput, replyToDuty), hide: act('hide', hideInput, hideReply) } satisfies Actions;
