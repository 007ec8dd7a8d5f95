import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { parseForm, refusedForm } from '#lib/server/forms.ts';
import { reader, write, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { joinInput, mergeInput, reasonInput } from '#modules/appeals/input.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import {
	accessOf,
	appealForStaff,
	can,
	deskContext,
	joinAppeal,
	lookAtApplicants,
	mergeAppeal,
	unmergeAppeal
} from '#modules/appeals/server/index.ts';
import { answerInput, questionInput, whichInput } from '#modules/structure/input.ts';
import { messages } from '#modules/structure/messages/index.ts';
import type { Messages } from '#modules/structure/messages/kk.ts';
import {
	addQuestion,
	answerQuestion,
	familyOf,
	presentJoined,
	presentStructure,
	removeQuestion,
	splitQuestion,
	unsplitQuestion
} from '#modules/structure/server/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** How one appeal hangs together with others. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	const done: Partial<Record<string, string>> = { ...messages[lang].done, ...messages[lang].questions.done };
	return { structure: await presentStructure(context, row), done: done[event.url.searchParams.get('done') ?? ''] };
};

/** A number chosen from the list of what is alike, or one that was typed. */
async function merge(event: RequestEvent) {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const form = await event.request.formData();
	const picked = form.get('pick');
	if (form.get('number') === '' && typeof picked === 'string') form.set('number', picked);
	const words = appealMessages[lang].errors;
	const parsed = parseForm(form, mergeInput, lang, words);
	if (!parsed.ok) return parsed.failure;
	try {
		await write((tx) => mergeAppeal(tx, actor, event.params.id, parsed.input));
	} catch (error) {
		return refusedForm(error, lang, parsed.values, words);
	}
	redirect(303, paths.desk.appealStructure(event.params.id, { done: 'merged' }));
}

async function unmerge(event: RequestEvent) {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const words = appealMessages[lang].errors;
	const parsed = parseForm(await event.request.formData(), reasonInput, lang, words);
	if (!parsed.ok) return parsed.failure;
	try {
		await write((tx) => unmergeAppeal(tx, actor, event.params.id, parsed.input));
	} catch (error) {
		return refusedForm(error, lang, parsed.values, words);
	}
	redirect(303, paths.desk.appealStructure(event.params.id, { done: 'unmerged' }));
}

/** One more applicant: the number and the code are shown once, to whoever has the person before them. */
async function join(event: RequestEvent) {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const words = appealMessages[lang].errors;
	const parsed = parseForm(await event.request.formData(), joinInput, lang, words);
	if (!parsed.ok) return parsed.failure;
	try {
		const { number, accessCode } = await write((tx) => joinAppeal(tx, actor, event.params.id, parsed.input));
		return { issued: { number, accessCode } };
	} catch (error) {
		return refusedForm(error, lang, parsed.values, words);
	}
}

/** Who joined: each look stands in the journal of the one who is looked at. */
async function list(event: RequestEvent) {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await deskContext(reader(), lang, actor);
	const row = await appealForStaff(context.db, actor, event.params.id);
	if (!can(actor, 'merge', accessOf(row))) throw forbidden();
	const joined = (await familyOf(context, row)).members.filter((one) => one.joined);
	const ids = joined.map((one) => one.id);
	return { people: presentJoined(lang, joined, await write((tx) => lookAtApplicants(tx, actor, ids, 'work'))) };
}

/** An act on the appeal's questions, after which the page says what was done. */
function onQuestion<S extends z.ZodType>(
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<unknown>,
	done: keyof Messages['questions']['done']
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		const words = appealMessages[lang].errors;
		const parsed = parseForm(await event.request.formData(), schema, lang, words);
		if (!parsed.ok) return parsed.failure;
		try {
			await write((tx) => run(tx, actor, id, parsed.input));
		} catch (error) {
			return refusedForm(error, lang, parsed.values, words);
		}
		redirect(303, paths.desk.appealStructure(id, { done }));
	};
}

export const actions = {
	merge,
	unmerge,
	join,
	list,
	add: onQuestion(questionInput, addQuestion, 'added'),
	remove: onQuestion(whichInput, removeQuestion, 'removed'),
	answer: onQuestion(answerInput, answerQuestion, 'answered'),
	split: onQuestion(whichInput, splitQuestion, 'split'),
	unsplit: onQuestion(whichInput, unsplitQuestion, 'unsplit')
} satisfies Actions;
