import { sql } from '#platform/db/index.ts';
import { gone, marked, markedIfAny, ofAppeals, type Redacted } from '#platform/redact.ts';

const row = ofAppeals();

/** What this room holds of a person and of words: removed when its term is over. */
export const REDACTED: readonly Redacted[] = [
	{
		table: 'appeal_applicant',
		of: row,
		person: {
			account_id: gone,
			name: gone,
			phone: gone,
			phone_index: gone,
			email: gone,
			email_index: gone,
			email_verified_at: gone,
			email_failed_at: gone,
			iin: gone,
			iin_index: gone,
			address: gone
		}
	},
	{
		table: 'appeal',
		of: ofAppeals('id'),
		// Where it was stays as the territory; the exact place may be somebody's house.
		person: { place: gone, latitude: gone, longitude: gone },
		words: { title: marked, text: marked },
		files: 'appeal'
	},
	{ table: 'appeal_search', of: row, words: { words: sql`''::tsvector` } },
	{ table: 'appeal_remark', of: row, words: { text: marked } },
	{ table: 'decision_draft', of: row, words: { text: marked, return_reason: markedIfAny('return_reason') } },
	{ table: 'decision_draft_version', of: row, words: { text: marked } },
	{ table: 'decision', of: row, words: { text: marked } },
	{ table: 'appeal_verdict', of: row, words: { text: markedIfAny('text') } },
	{ table: 'appeal_extension', of: row, words: { reason: marked } },
	{ table: 'appeal_merge', of: row, words: { reason: marked, end_reason: markedIfAny('end_reason') } },
	// How it was delivered may hold an address.
	{ table: 'appeal_notice', of: row, person: { detail: gone }, words: { subject: marked, text: marked } },
	{ table: 'journal_word', of: (appeals) => sql`subject_kind = 'appeal' AND ${ofAppeals('subject_id')(appeals)}`, words: { text: marked } },
	{ table: 'delivery', of: row, person: { detail: gone } }
];
