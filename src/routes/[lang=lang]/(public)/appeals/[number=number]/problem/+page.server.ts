import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { appealForApplicant } from '#modules/appeals/server/index.ts';
import { voiceInput } from '#modules/problems/input.ts';
import { messages } from '#modules/problems/messages/index.ts';
import { monthOf } from '#modules/problems/rules.ts';
import { hasSpoken, presentList, problemOf, speak } from '#modules/problems/server/index.ts';
import { now } from '#platform/clock.ts';
import { reader, write } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { applicantOn, PRIVATE } from '../../access.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where the applicant of a member appeal says whether the problem is still there. */
export const load: PageServerLoad = async (event) => {
	const { lang } = event.locals;
	event.setHeaders(PRIVATE);
	const db = reader();
	const appeal = await appealForApplicant(db, await applicantOn(event, event.params.number), event.params.number);
	const row = await problemOf(db, appeal.id);
	const problem = found(row?.public === true ? row : undefined);
	const [[shown], spoken] = await Promise.all([
		presentList(db, lang, [problem]),
		hasSpoken(db, problem.id, appeal.id, monthOf(dayOf(now())))
	]);
	return { number: appeal.number, problem: found(shown), spoken, done: event.url.searchParams.get('done') !== null };
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		const { number } = event.params;
		const actor = await applicantOn(event, number);
		await appealForApplicant(reader(), actor, number);
		const words = messages[lang].errors;
		const parsed = parseForm(await event.request.formData(), voiceInput, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => speak(tx, actor, number, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.problems.speak(lang, number, '1'));
	}
};
