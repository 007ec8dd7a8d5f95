import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { actForm, writeForm } from '#lib/server/forms.ts';
import { commentInput, voiceInput } from '#modules/discussion/input.ts';
import { messages } from '#modules/discussion/messages/index.ts';
import { comment, presentParagraphs, supportSoon } from '#modules/discussion/server/index.ts';
import { presentPaper } from '#modules/sittings/server/index.ts';
import { lookup } from '#platform/db/index.ts';
import { requireCitizen } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';
import { versionOf } from './version.ts';

/** A paper of a sitting in one version, the latest where none is asked for, with what is said of its paragraphs. */
export const load: PageServerLoad = async ({ locals: { lang, actor }, params, url }) => {
	const version = versionOf(url, 'version');
	const [paper, paragraphs] = await Promise.all([
		presentPaper(lookup(), lang, params.id, params.paper, version),
		presentParagraphs(lookup(), lang, actor, { eventId: params.id, paperId: params.paper, version })
	]);
	return { paper, paragraphs, done: messages[lang].done[url.searchParams.get('done') ?? ''] };
};

export const actions = {
	voice: async (event) => {
		const actor = requireCitizen(event);
		const { lang } = event.locals;
		const { id, paper } = event.params;
		const refused = await actForm(event, voiceInput, messages[lang].errors, (input) => supportSoon({ actor, eventId: id, input }));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: 'voice' });
		redirect(303, paths.sittings.paper(lang, id, paper, { done: 'voice' }));
	},
	comment: async (event) => {
		const actor = requireCitizen(event);
		const { lang } = event.locals;
		const { id, paper } = event.params;
		const refused = await writeForm(event, commentInput, messages[lang].errors, (tx, input) => comment(tx, actor, id, { ...input, lang }));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: 'comment' });
		redirect(303, paths.sittings.paper(lang, id, paper, { done: 'comment' }));
	}
} satisfies Actions;
