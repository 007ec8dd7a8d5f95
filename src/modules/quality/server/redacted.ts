import { sql } from '#platform/db/index.ts';
import { marked, markedIfAny, ofAppeals, type Redacted } from '#platform/redact.ts';

const ofRechecks = (appeals: readonly string[]) => sql`recheck_id IN (SELECT id FROM recheck WHERE ${ofAppeals()(appeals)})`;

/** What reviews say of a case's words, and what its applicant told a reviewer; signs, verdicts and answers to the rubric stay. */
export const REDACTED: readonly Redacted[] = [
	{
		table: 'decision_review',
		of: ofAppeals(),
		words: { findings: sql`'[]'::jsonb`, note: markedIfAny('note'), reply: markedIfAny('reply') }
	},
	{ table: 'recheck', of: ofAppeals(), words: { said: markedIfAny('said'), reply: markedIfAny('reply') } },
	{ table: 'recheck_answer', of: ofRechecks, words: { comment: markedIfAny('comment') } },
	{ table: 'recheck_decline', of: ofRechecks, words: { reason: marked } }
];
