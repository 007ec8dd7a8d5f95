import { marked, markedIfAny, ofAppeals, type Redacted } from '#platform/redact.ts';

/** What a question holds of an appeal's words; its theme, day and outcome stay. */
export const REDACTED: readonly Redacted[] = [
	{ table: 'join_link', of: ofAppeals(), words: { text: marked } },
	{ table: 'appeal_question', of: ofAppeals(), words: { text: marked, answer: markedIfAny('answer') } }
];
