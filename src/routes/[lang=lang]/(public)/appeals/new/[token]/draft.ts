/** What the questions of the intake have in common: the draft behind the token, where one came from and goes next. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { draftByToken, saveDraft, type Draft } from '#modules/appeals/server/index.ts';
import type { DraftBody } from '#modules/appeals/input.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';

export const QUESTIONS = ['what', 'where', 'who', 'kind', 'files', 'review'] as const;
export type Question = (typeof QUESTIONS)[number];

type DraftEvent = Pick<RequestEvent, 'locals' | 'url'> & { params: { token: string } };

export interface QuestionFrame {
	progress: string;
	back: string;
	kept: string;
}

/** The unsent draft of this address; one that was sent leads to its receipt. */
export async function openDraft({ locals, params }: DraftEvent): Promise<Draft> {
	const draft = await draftByToken(reader(), params.token);
	if (draft.appealId !== null) redirect(303, paths.appeals.draft(locals.lang, params.token, 'sent'));
	return draft;
}

const wantsReview = (event: DraftEvent) => event.url.searchParams.get('to') === 'review';

/** The frame of a question: which one it is, the way back, and that nothing gets lost. */
export function frameOf(event: DraftEvent, draft: Draft, question: Question): QuestionFrame {
	const { lang } = event.locals;
	const t = pageMessages[lang].intake;
	const at = QUESTIONS.indexOf(question);
	const before = wantsReview(event) ? 'review' : (QUESTIONS[at - 1] ?? 'what');
	return {
		progress: t.progress(at + 1, QUESTIONS.length),
		back: question === 'what' && !wantsReview(event) ? paths.home(lang) : paths.appeals.draft(lang, event.params.token, before),
		kept: t.kept(draft.number)
	};
}

/** The page after a question: the next one, or the review when it was left only to change this answer. */
export function after(event: DraftEvent, question: Question): string {
	const next = wantsReview(event) ? 'review' : (QUESTIONS[QUESTIONS.indexOf(question) + 1] ?? 'review');
	return paths.appeals.draft(event.locals.lang, event.params.token, next);
}

/** Keeps answers, in the language in which they are given. */
export async function keep({ locals, params }: DraftEvent, changes: DraftBody): Promise<void> {
	await write((tx) => saveDraft(tx, params.token, changes, locals.lang));
}
