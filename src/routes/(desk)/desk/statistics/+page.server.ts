import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write } from '#platform/db/index.ts';
import { requireRole } from '#platform/identity/http.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { subscribeInput, unsubscribeInput } from '#modules/statistics/input.ts';
import { messages } from '#modules/statistics/messages/index.ts';
import * as statistics from '#modules/statistics/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** Numbers of a unit and below, each with the list of the appeals it counts; and the reader's reports by mail. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...statistics.STATISTICS_ROLES);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const query = event.url.searchParams;
	const question = await statistics.questionFrom(context.db, actor, query);
	const placeQuery = query.get('placeQuery') ?? '';
	const [form, figures, mail] = await Promise.all([
		statistics.presentQuestion(context, question, placeQuery),
		statistics.presentStatistics(context, question.asked, question.by),
		statistics.presentSubscriptions(context, question)
	]);
	const { done, removed } = messages[lang].mail;
	const did = query.get('done');
	return { form, placeQuery, mail, done: did === 'sent' ? done : did === 'ended' ? removed : undefined, ...figures };
};

export const actions = {
	subscribe: async (event) => {
		const actor = requireRole(event, ...statistics.STATISTICS_ROLES);
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), subscribeInput, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => statistics.subscribe(tx, actor, lang, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, messages[lang].errors);
		}
		const asked = Object.fromEntries(new URLSearchParams(parsed.input.query));
		redirect(303, `${paths.desk.statistics({ ...asked, done: 'sent' })}#mail`);
	},
	unsubscribe: async (event) => {
		const actor = requireRole(event, ...statistics.STATISTICS_ROLES);
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), unsubscribeInput, lang, messages[lang].errors);
		if (!parsed.ok) return parsed.failure;
		await write((tx) => statistics.unsubscribe(tx, actor, parsed.input.id));
		redirect(303, `${paths.desk.statistics({ done: 'ended' })}#mail`);
	}
} satisfies Actions;
