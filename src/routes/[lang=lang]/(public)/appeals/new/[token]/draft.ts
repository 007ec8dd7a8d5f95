/** What the questions of the intake have in common: the draft behind the token, where one came from and goes next. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { draftByToken, saveDraft } from '#modules/appeals/server/index.ts';
import type { DraftBody } from '#modules/appeals/input.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { paths } from '#lib/paths.ts';
import { reader, write } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';

export const QUESTIONS = ['what', 'where', 'who', 'kind', 'files', 'review'] as const;
export type Question = (typeof QUESTIONS)[number];

type DraftEvent = Pick<RequestEvent, 'locals' | 'url'> & { params: { token: string } };

export interface QuestionFrame {
	progress: string;
	back: string;
	kept: string;
}

type OpenDraft = Awaited<ReturnType<typeof draftByToken>>;

/** The unsent draft of this address; one that was sent leads to its receipt. */
export async function openDraft({ locals, params }: DraftEvent): Promise<OpenDraft> {
	const draft = await draftByToken(reader(), params.token);
	if (draft.appealId !== null) redirect(303, paths.appeals.draft(locals.lang, params.token, 'sent'));
	return draft;
}

const wantsReview = (event: DraftEvent) => event.url.searchParams.get('to') === 'review';

/** The frame of a question: which one it is, the way back, and until when nothing gets lost. */
export function frameOf(event: DraftEvent, draft: OpenDraft, question: Question): QuestionFrame {
	const { lang } = event.locals;
	const t = pageMessages[lang].intake;
	return {
		progress: t.progress(QUESTIONS.indexOf(question) + 1, QUESTIONS.length),
		back: before(event, question),
		kept: t.kept(draft.number, formatDate(lang, draft.keptUntil))
	};
}

function before(event: DraftEvent, question: Question): string {
	const { lang } = event.locals;
	if (question === 'what' && !wantsReview(event)) return paths.home(lang);
	const page = wantsReview(event) ? 'review' : (QUESTIONS[QUESTIONS.indexOf(question) - 1] ?? 'what');
	return paths.appeals.draft(lang, event.params.token, page);
}

/** Whether the form was sent by "back", which keeps what is on the page as "next" does. */
export const wantsBack = (form: FormData): boolean => form.get('go') === 'back';

/** The page after a question: the next one, or the review when it was left only to change this answer; the one before for "back". */
export function after(event: DraftEvent, question: Question, form: FormData): string {
	if (wantsBack(form)) return before(event, question);
	const next = wantsReview(event) ? 'review' : (QUESTIONS[QUESTIONS.indexOf(question) + 1] ?? 'review');
	return paths.appeals.draft(event.locals.lang, event.params.token, next);
}

/** Keeps answers, in the language in which they are given. */
export async function keep({ locals, params }: DraftEvent, changes: DraftBody): Promise<void> {
	await write((tx) => saveDraft(tx, params.token, changes, locals.lang));
}
