import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import { amendInput, moveInput, promiseInput, writeInput } from '#modules/reports/input.ts';
import { messages } from '#modules/reports/messages/index.ts';
import { amendReport, moveReport, presentReport, publishReport, writePromise, writeReport } from '#modules/reports/server/index.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** A report for its side: as it is assembled now, or as it was published. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentReport(reader(), lang, actor, event.params.id);
	return { page, done: messages[lang].done[event.url.searchParams.get('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => [messages[lang].errors, assignmentMessages[lang].errors],
	about: (_, { id }) => id,
	next: ({ id }, done) => paths.desk.report(id, { done })
});

export const actions = {
	write: act('written', writeInput, writeReport),
	publish: act('published', z.object({}), (tx, actor, id) => publishReport(tx, actor, id)),
	amend: act('amended', amendInput, amendReport),
	move: act('moved', moveInput, moveReport),
	promise: act('promised', promiseInput, writePromise)
} satisfies Actions;
