import type { SealedTable } from '#platform/reseal.ts';

/** What this room keeps sealed: a change of the key seals it anew. */
export const SEALED: readonly SealedTable[] = [
	{
		table: 'appeal_applicant',
		key: ['appeal_id'],
		sealed: ['name', 'phone', 'email', 'iin', 'address'],
		indexes: {
			phone: { column: 'phone_index', purpose: 'phone' },
			email: { column: 'email_index', purpose: 'email' },
			iin: { column: 'iin_index', purpose: 'iin' }
		}
	},
	{ table: 'appeal_draft', key: ['id'], sealed: ['body'] },
	{
		table: 'election_wish',
		key: ['draft_id'],
		sealed: ['email', 'token'],
		indexes: { email: { column: 'email_index', purpose: 'email' } }
	}
];
