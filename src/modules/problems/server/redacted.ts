import { marked, ofAppeals, type Redacted } from '#platform/redact.ts';

/** The individual answer to an appeal; the problem itself holds no word of one. */
export const REDACTED: readonly Redacted[] = [{ table: 'problem_answer', of: ofAppeals(), words: { text: marked } }];
