import { redirect } from '@sveltejs/kit';
import { withdrawInput } from '#modules/appeals/input.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { appealForApplicant, withdrawAppeal } from '#modules/appeals/server/index.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';
import { applicantOn, PRIVATE } from '../../access.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	const { number } = event.params;
	event.setHeaders(PRIVATE);
	const appeal = await appealForApplicant(reader(), await applicantOn(event, number), number);
	// Withdrawn already (a button pressed twice), or too late: the status page says how it stands.
	if (next(appeal.state, 'withdraw') === undefined) redirect(303, paths.appeals.status(lang, number));
	// Of one that lies in another only the own part is taken back.
	return { number, title: appeal.title, leaves: appeal.state === 'merged' };
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const { number } = event.params;
		const actor = await applicantOn(event, number);
		const appeal = await appealForApplicant(reader(), actor, number);
		if (appeal.state === 'withdrawn') redirect(303, paths.appeals.status(lang, number, 'withdrawn'));
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), withdrawInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => withdrawAppeal(tx, actor, appeal.id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.appeals.status(lang, number, 'withdrawn'));
	}
};
