import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { messages as procedureMessages } from '#modules/procedure/messages/index.ts';
import { answerInput, signInput } from '#modules/problems/input.ts';
import { messages } from '#modules/problems/messages/index.ts';
import { changeAnswer, draftAnswers, presentAnswers, READERS, signAnswers } from '#modules/problems/server/index.ts';
import { reader, write } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { requireRole, requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

const wordsOf = (lang: Lang) => [messages[lang].errors, appealMessages[lang].errors, procedureMessages[lang].errors];

/** The package: an answer for each member appeal, to be read, changed and signed. */
export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...READERS);
	const { lang } = event.locals;
	const query = event.url.searchParams;
	const answers = await presentAnswers(await deskContext(reader(), lang, actor), event.params.id, ...wordsOf(lang));
	const t = messages[lang].desk;
	const done: Partial<Record<string, string>> = t.done;
	const refused = Number(query.get('refused') ?? 0);
	const text = refused > 0 ? t.signedSome(Number(query.get('signed') ?? 0), refused) : done[query.get('done') ?? ''];
	return { ...answers, done: text, refused: refused > 0 };
};

export const actions = {
	draft: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		try {
			await write((tx) => draftAnswers(tx, actor, event.params.id));
		} catch (error) {
			return refusedForm(error, lang, {}, ...wordsOf(lang));
		}
		redirect(303, paths.desk.problemAnswers(event.params.id, { done: 'drafted' }));
	},
	change: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const parsed = parseForm(await event.request.formData(), answerInput, lang, ...wordsOf(lang));
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => changeAnswer(tx, actor, event.params.id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...wordsOf(lang));
		}
		redirect(303, paths.desk.problemAnswers(event.params.id, { done: 'answer' }));
	},
	sign: async (event) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const form = await event.request.formData();
		joinTicked(form, 'appealIds');
		const parsed = parseForm(form, signInput, lang, ...wordsOf(lang));
		if (!parsed.ok) return parsed.failure;
		try {
			const { signed, refused } = await signAnswers(write, actor, event.params.id, parsed.input.appealIds);
			const counts = refused.length === 0 ? { done: 'signed' } : { signed: signed.length, refused: refused.length };
			redirect(303, paths.desk.problemAnswers(event.params.id, counts));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, ...wordsOf(lang));
		}
	}
} satisfies Actions;
