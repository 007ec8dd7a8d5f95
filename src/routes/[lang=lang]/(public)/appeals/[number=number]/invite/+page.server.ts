import { redirect, type RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { appealForApplicant } from '#modules/appeals/server/index.ts';
import { linkInput } from '#modules/structure/input.ts';
import { messages } from '#modules/structure/messages/index.ts';
import { closeJoinLink, makeJoinLink, presentInvitation } from '#modules/structure/server/index.ts';
import { applicantOn, PRIVATE } from '../../access.ts';
import type { Actions, PageServerLoad } from './$types';

/** For who began an appeal: the link by which others join it. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const appeal = await appealForApplicant(reader(), await applicantOn(event, number), number);
	const invitation = await presentInvitation(reader(), lang, appeal, 'applicant');
	// One that lies in another, or cannot be joined and has no link: the appeal's page says how it stands.
	if (appeal.state === 'merged' || (invitation.link === undefined && !invitation.may)) redirect(303, paths.appeals.status(lang, number));
	const done: Partial<Record<string, string>> = messages[lang].link.done;
	return { number, title: appeal.title, invitation, done: done[event.url.searchParams.get('done') ?? ''] };
};

const wordsOf = (event: RequestEvent) => [messages[event.locals.lang].errors, appealMessages[event.locals.lang].errors];

export const actions: Actions = {
	link: async (event) => {
		const { lang } = event.locals;
		const { number } = event.params;
		const actor = await applicantOn(event, number);
		const { id } = await appealForApplicant(reader(), actor, number);
		const parsed = parseForm(await event.request.formData(), linkInput, lang, ...wordsOf(event));
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => makeJoinLink(tx, actor, id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...wordsOf(event));
		}
		redirect(303, paths.appeals.invite(lang, number, 'linked'));
	},
	unlink: async (event) => {
		const { lang } = event.locals;
		const { number } = event.params;
		const actor = await applicantOn(event, number);
		const { id } = await appealForApplicant(reader(), actor, number);
		try {
			await write((tx) => closeJoinLink(tx, actor, id));
		} catch (error) {
			return refusedForm(error, lang, {}, ...wordsOf(event));
		}
		redirect(303, paths.appeals.invite(lang, number, 'unlinked'));
	}
};
