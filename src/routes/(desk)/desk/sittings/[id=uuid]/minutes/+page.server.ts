import { z } from 'zod';
import { paths } from '#lib/paths.ts';
import { deskActs } from '#lib/server/desk-acts.ts';
import { reader } from '#platform/db/index.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import { amendInput, decisionInput, judgeInput } from '#modules/minutes/input.ts';
import { messages } from '#modules/minutes/messages/index.ts';
import {
	approveMinutes,
	judgeAmendment,
	presentMinutes,
	proposeAmendment,
	publishMinutes,
	takeDecision
} from '#modules/minutes/server/index.ts';
import { messages as sittingMessages } from '#modules/sittings/messages/index.ts';
import { recordingInput } from '#modules/sittings/recording-input.ts';
import { keepRecording } from '#modules/sittings/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** The minutes of a sitting: decisions while it runs, its text from draft to publication. */
export const load: PageServerLoad = async (event) => {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const page = await presentMinutes(reader(), lang, actor, event.params.id);
	return { page, back: paths.desk.sitting(event.params.id), done: messages[lang].done[event.url.searchParams.get('done') ?? ''] };
};

const act = deskActs<{ id: string }>({
	words: (lang) => [messages, sittingMessages, assignmentMessages].map((room) => room[lang].errors),
	about: (_, { id }) => id,
	next: ({ id }, done) => paths.desk.minutes(id, done)
});

export const actions = {
	decision: act('decision', decisionInput, takeDecision),
	propose: act('propose', amendInput, proposeAmendment),
	judge: act('judge', judgeInput, judgeAmendment),
	approve: act('approve', z.object({}), approveMinutes),
	publish: act('publish', z.object({}), publishMinutes),
	record: act('record', recordingInput, keepRecording)
} satisfies Actions;
