import { sql } from '#platform/db/index.ts';
import { markedIfAny, ofAppeals, type Redacted } from '#platform/redact.ts';

/** What a review says of a decision's words; that it had signs, and the verdict, stay. */
export const REDACTED: readonly Redacted[] = [
	{
		table: 'decision_review',
		of: ofAppeals(),
		words: { findings: sql`'[]'::jsonb`, note: markedIfAny('note'), reply: markedIfAny('reply') }
	}
];
