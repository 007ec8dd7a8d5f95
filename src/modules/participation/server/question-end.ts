/** How a question ended, in words: on the pages and in the letter to who asked. */
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '../messages/index.ts';
import { secondText } from '../rules/questions.ts';
import type { Question } from './questions.ts';

/** What came of a question, each part where it is. */
export function endOf(lang: Lang, question: Question, recordingUrl: string | null) {
	const t = messages[lang].questions;
	const { answer, answerSecond, owedUnit, owedUntil, refusal, refusalWords } = question;
	return {
		answer: answer ?? undefined,
		at: answerSecond === null ? undefined : { text: t.at(secondText(answerSecond)), href: recordingUrl ?? undefined },
		// Once answered it is owed no more.
		owed:
			question.state !== 'owed' || owedUnit === null || owedUntil === null
				? undefined
				: t.owed(owedUnit[lang], formatDate(lang, owedUntil)),
		reason: refusal === null ? undefined : t.reason(t.refusals[refusal], refusalWords ?? '')
	};
}
