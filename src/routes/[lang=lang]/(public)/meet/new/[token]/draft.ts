/** What the questions have in common: the draft behind the token, where one came from and goes next. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { pageMessages } from '#modules/wishes/messages-page/index.ts';
import { draftKeptUntil, isHeld, wishDraft, type WishDraft } from '#modules/wishes/server/index.ts';
import { paths } from '#lib/paths.ts';
import { reader } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { QUESTIONS, type Question } from '#modules/wishes/rules/questions.ts';

export type DraftEvent = Pick<RequestEvent, 'locals' | 'url' | 'request'> & { params: { token: string } };

/** The unsent draft of this address; one that was sent leads to what it became. */
export async function openDraft({ locals, params }: DraftEvent): Promise<WishDraft> {
	const draft = await wishDraft(reader(), params.token);
	if (draft.wishId !== null) redirect(303, paths.meet.draft(locals.lang, params.token, 'sent'));
	return draft;
}

const wantsReview = (event: DraftEvent) => event.url.searchParams.get('to') === 'review';
const pathOf = (event: DraftEvent, question: string) => paths.meet.draft(event.locals.lang, event.params.token, question);

function before(event: DraftEvent, question: Question): string {
	if (question === 'whom' && !wantsReview(event)) return paths.home(event.locals.lang);
	return pathOf(event, wantsReview(event) && question !== 'review' ? 'review' : (QUESTIONS[QUESTIONS.indexOf(question) - 1] ?? 'whom'));
}

/** Which question it is, the way back, and until when nothing gets lost. */
export async function frameOf(event: DraftEvent, draft: WishDraft, question: Question) {
	const t = pageMessages[event.locals.lang].form;
	const until = await draftKeptUntil(reader(), draft);
	return {
		progress: t.progress(QUESTIONS.indexOf(question) + 1, QUESTIONS.length),
		back: before(event, question),
		kept: t.kept(formatDate(event.locals.lang, until))
	};
}

/** The page after a question: the next one, or the review when it was left only to change this answer; the one before for "back". */
export async function after(event: DraftEvent, question: Question, form: FormData): Promise<string> {
	if (form.get('go') === 'back') return before(event, question);
	if (wantsReview(event)) return pathOf(event, 'review');
	// Who came by the hours of one day has chosen a time before all else.
	const chosen = question === 'what' && isHeld((await wishDraft(reader(), event.params.token)).body);
	return pathOf(event, chosen ? 'who' : (QUESTIONS[QUESTIONS.indexOf(question) + 1] ?? 'review'));
}
