import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { actForm, writeForm } from '#lib/server/forms.ts';
import { commentInput, proposalInput, voiceInput } from '#modules/discussion/input.ts';
import { messages } from '#modules/discussion/messages/index.ts';
import { comment, presentDiscussion, propose, supportSoon } from '#modules/discussion/server/index.ts';
import { presentOutcomes } from '#modules/minutes/server/index.ts';
import { presentPublicSitting } from '#modules/sittings/server/index.ts';
import { lookup } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { requireCitizen } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** One sitting whose draft agenda or notice is out, with what is said of it; any other is not there. */
export const load: PageServerLoad = async ({ locals: { lang, actor }, params, url }) => {
	const after = url.searchParams.get('after') ?? undefined;
	const [sitting, discussion, outcomes] = await Promise.all([
		presentPublicSitting(lookup(), lang, params.id),
		presentDiscussion(lookup(), lang, actor, params.id, after),
		presentOutcomes(lookup(), lang, params.id)
	]);
	return { sitting, discussion, outcomes, done: messages[lang].done[url.searchParams.get('done') ?? ''] };
};

type Event = RequestEvent<{ lang: Lang; id: string }>;

/** Refused, the page is told which form it was; done, it says so. */
async function said(event: Event, act: string, write: (event: Event) => ReturnType<typeof writeForm>) {
	const refused = await write(event);
	if (refused !== undefined) return fail(refused.status, { ...refused.data, act });
	redirect(303, paths.sittings.one(event.locals.lang, event.params.id, { done: act }));
}

const words = ({ locals: { lang } }: Event) => messages[lang].errors;

export const actions = {
	voice: async (event) => {
		const actor = requireCitizen(event);
		return said(event, 'voice', (e) => actForm(e, voiceInput, words(e), (input) => supportSoon({ actor, eventId: e.params.id, input })));
	},
	comment: async (event) => {
		const actor = requireCitizen(event);
		const { lang } = event.locals;
		return said(event, 'comment', (e) =>
			writeForm(e, commentInput, words(e), (tx, input) => comment(tx, actor, e.params.id, { ...input, lang }))
		);
	},
	propose: async (event) => {
		const actor = requireCitizen(event);
		const { lang } = event.locals;
		return said(event, 'propose', (e) =>
			writeForm(e, proposalInput, words(e), (tx, input) => propose(tx, actor, e.params.id, { ...input, lang }))
		);
	}
} satisfies Actions;
