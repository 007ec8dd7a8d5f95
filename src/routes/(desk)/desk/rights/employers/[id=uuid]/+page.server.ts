import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { asReader, write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { employerInput, mergeInput } from '#modules/rights/input.ts';
import { messages } from '#modules/rights/messages/index.ts';
import { canKeep, changeEmployer, fieldOptions, mergeEmployer, presentEmployer, READERS } from '#modules/rights/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS, 'administrator');
	const { lang } = event.locals;
	const done: Partial<Record<string, string>> = messages[lang].employers.done;
	// Read where it is written: what was just changed shows.
	const page = await write((tx) => presentEmployer(asReader(tx), lang, event.params.id));
	return { ...page, fields: fieldOptions(lang), mayKeep: canKeep(actor), done: done[event.url.searchParams.get('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => messages[lang].errors,
	about: (_, { id }) => id,
	next: ({ id }, done) => paths.desk.employer(id, done)
});

export const actions = {
	change: act('changed', employerInput, changeEmployer),
	merge: act('merged', mergeInput, mergeEmployer)
} satisfies Actions;
