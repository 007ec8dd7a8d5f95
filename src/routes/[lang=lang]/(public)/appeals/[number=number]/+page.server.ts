import { redirect } from '@sveltejs/kit';
import { verdictInput } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { appealForApplicant, openStatus, rateDecision, toPublic } from '#modules/appeals/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { now } from '#platform/clock.ts';
import { lookup, reader, write } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { applicantOn, leave, PRIVATE } from '../access.ts';
import { panelsOf } from './panels.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['added', 'withdrawn', 'rated', 'reopened'] as const;

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const actor = await applicantOn(event, number);
	const done = event.url.searchParams.get('done');
	const db = lookup();
	const source = await openStatus(db, write, actor, number, lang);
	return {
		appeal: toPublic(lang, source, dayOf(now())),
		panels: await panelsOf(db, lang, source),
		done: DONE.find((act) => act === done),
		byCode: actor.kind === 'applicant'
	};
};

export const actions: Actions = {
	rate: async (event) => {
		const { lang } = event.locals;
		const { number } = event.params;
		const actor = await applicantOn(event, number);
		const { id } = await appealForApplicant(reader(), actor, number);
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), verdictInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			const { reopened } = await write((tx) => rateDecision(tx, actor, id, parsed.input));
			redirect(303, paths.appeals.status(lang, number, reopened ? 'reopened' : 'rated'));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
	},
	leave: (event) => {
		leave(event);
		redirect(303, paths.appeals.find(event.locals.lang, { left: '1' }));
	}
};
