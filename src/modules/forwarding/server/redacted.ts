import { gone, marked, markedIfAny, ofAppeals, type Redacted } from '#platform/redact.ts';

/** What a forwarding holds of an appeal's words; the body, the dates and the outcome stay. */
export const REDACTED: readonly Redacted[] = [
	{
		table: 'forwarding',
		of: ofAppeals(),
		person: { letter_detail: gone },
		words: { reason: marked, refusal: markedIfAny('refusal'), answer_text: markedIfAny('answer_text') }
	}
];
