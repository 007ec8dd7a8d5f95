import { fail, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { writeForm } from '#lib/server/forms.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import { messages } from '#modules/participation/messages/index.ts';
import { answerInput, oweInput, questionInput, refuseInput } from '#modules/participation/question-input.ts';
import {
	answerQuestion,
	gatheringFor,
	oweQuestion,
	presentDeskQuestions,
	refuseQuestion,
	showQuestion
} from '#modules/participation/server/index.ts';
import { reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What citizens ask of an event, for the side that holds it. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentDeskQuestions(reader(), lang, actor, event.params.id);
	return { page, done: messages[lang].questions.desk.done[event.url.searchParams.get('done') ?? ''] };
};

/** An act on one question; a refusal says which form of which question it was. */
function act<S extends z.ZodType>(
	name: string,
	schema: S,
	run: (tx: Tx, actor: Staff, id: string, input: z.output<S>) => Promise<unknown>
) {
	return async (event: RequestEvent) => {
		const actor = requireStaff(event);
		const { lang } = event.locals;
		const { id } = event.params;
		const words = [messages[lang].errors, assignmentMessages[lang].errors];
		await gatheringFor(reader(), actor, id);
		const refused = await writeForm(event, schema, words, (tx, input) => run(tx, actor, id, input));
		if (refused !== undefined) return fail(refused.status, { ...refused.data, act: name });
		redirect(303, paths.desk.gatheringQuestions(id, name));
	};
}

export const actions = {
	show: act('show', questionInput, showQuestion),
	answer: act('answer', answerInput, answerQuestion),
	owe: act('owe', oweInput, oweQuestion),
	refuse: act('refuse', refuseInput, refuseQuestion)
} satisfies Actions;
