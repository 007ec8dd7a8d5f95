import { marked, markedIfAny, ofAppeals, type Redacted } from '#platform/redact.ts';

/** What the procedure holds of an appeal's words, and of those who took part. */
export const REDACTED: readonly Redacted[] = [
	{ table: 'correction', of: ofAppeals(), words: { text: marked } },
	{
		table: 'hearing',
		of: ofAppeals(),
		person: { participants: markedIfAny('participants') },
		words: {
			preliminary: markedIfAny('preliminary'),
			objection: markedIfAny('objection'),
			explanations: markedIfAny('explanations'),
			reason: markedIfAny('reason')
		}
	},
	{
		table: 'hearing_party',
		of: ofAppeals(),
		words: { objection: markedIfAny('objection'), left_reason: markedIfAny('left_reason') }
	},
	{
		table: 'complaint',
		of: ofAppeals(),
		words: { text: marked, late_reason: markedIfAny('late_reason'), comment: markedIfAny('comment'), answer: markedIfAny('answer') }
	}
];
