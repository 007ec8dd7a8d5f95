import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
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
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import type { Actions, PageServerLoad } from './$types';

/** What citizens ask of an event, for the side that holds it. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentDeskQuestions(reader(), lang, actor, event.params.id);
	return { page, done: messages[lang].questions.desk.done[event.url.searchParams.get('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => [messages[lang].errors, assignmentMessages[lang].errors],
	about: async (actor, { id }) => (await gatheringFor(reader(), actor, id)).id,
	next: ({ id }, done) => paths.desk.gatheringQuestions(id, done)
});

export const actions = {
	show: act('show', questionInput, showQuestion),
	answer: act('answer', answerInput, answerQuestion),
	owe: act('owe', oweInput, oweQuestion),
	refuse: act('refuse', refuseInput, refuseQuestion)
} satisfies Actions;
