import { fail, redirect } from '@sveltejs/kit';
import { askToBeTold, dropWish, electionNow, isWished, saveDraft, sendDraft } from '#modules/appeals/server/index.ts';
import { wishInput } from '#modules/appeals/election-input.ts';
import { electionMessages } from '#modules/appeals/election-messages/index.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { isTaken } from '#modules/appeals/rules/election.ts';
import { suggestKind } from '#modules/appeals/rules/suggest.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { originOf } from '#platform/identity/http.ts';
import { grant } from '../../../access.ts';
import { frameOf, openDraft } from '../draft.ts';
import { answersOf, missingOf } from './answers.ts';
import { knownProblems } from './known.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const draft = await openDraft(event);
	const period = await electionNow(reader());
	const taken = isTaken(period, draft.body.kind ?? suggestKind(draft.body.text ?? ''));
	const change = (question: string) => paths.appeals.draft(locals.lang, params.token, question, { to: 'review' });
	return {
		frame: { ...frameOf(event, draft, 'review'), back: paths.appeals.draft(locals.lang, params.token, 'files') },
		number: draft.number,
		known: await knownProblems(locals.lang, draft),
		/** Its kind is not taken while an election runs: what that means, and where to change the kind. */
		suspended:
			period === undefined || taken
				? undefined
				: {
						text: electionMessages[locals.lang].public.kept.text(draft.number, formatDate(locals.lang, period.endsOn)),
						instead: period.instead[locals.lang],
						change: change('kind'),
						wished: await isWished(reader(), draft.id)
					},
		answers: (await answersOf(locals.lang, draft)).map(({ question, ...answer }) => ({
			...answer,
			change: question === undefined ? undefined : change(question)
		})),
		missing: missingOf(locals.lang, draft).map(({ words, question }) => ({ words, href: change(question) })),
		continueUrl: originOf(event) + paths.appeals.draft(locals.lang, params.token, 'review')
	};
};

export const actions: Actions = {
	send: async (event) => {
		const { locals, params } = event;
		const draft = await openDraft(event);
		// Not refused: the page says what is still missing, and the draft stays.
		if (missingOf(locals.lang, draft).length > 0) return fail(422, { values: {}, errors: {} });
		const citizen = locals.actor.kind === 'citizen' ? locals.actor : undefined;
		try {
			const sent = await write(async (tx) => {
				// The answer comes in the language in which it is sent.
				await saveDraft(tx, params.token, {}, locals.lang);
				return sendDraft(tx, citizen ?? ANONYMOUS, params.token, citizen?.accountId);
			});
			grant(event, sent.id);
		} catch (error) {
			return refusedForm(error, locals.lang, {}, messages[locals.lang].errors);
		}
		redirect(303, paths.appeals.draft(locals.lang, params.token, 'sent'));
	},
	wish: async (event) => {
		const { locals, params } = event;
		const words = [electionMessages[locals.lang].errors, messages[locals.lang].errors];
		const form = parseForm(await event.request.formData(), wishInput, locals.lang, ...words);
		if (!form.ok) return form.failure;
		try {
			await write((tx) => askToBeTold(tx, params.token, form.input, locals.lang));
		} catch (error) {
			return refusedForm(error, locals.lang, form.values, ...words);
		}
		redirect(303, paths.appeals.draft(locals.lang, params.token, 'review'));
	},
	unwish: async (event) => {
		const { locals, params } = event;
		await write((tx) => dropWish(tx, params.token));
		redirect(303, paths.appeals.draft(locals.lang, params.token, 'review'));
	}
};
