import { gone, markedIfAny, ofAppeals, type Redacted } from '#platform/redact.ts';

/** Who the employer was said to be may name a person; what was restored and the ground are words of the case. */
export const REDACTED: readonly Redacted[] = [
	{
		table: 'rights_case',
		of: ofAppeals(),
		person: { employer_words: gone },
		words: { restored: markedIfAny('restored'), ground: markedIfAny('ground') }
	},
	{ table: 'group_case_appeal', of: ofAppeals(), words: { left_reason: markedIfAny('left_reason') } }
];
