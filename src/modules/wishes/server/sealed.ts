import type { SealedTable } from '#platform/reseal.ts';

/** What this room keeps sealed: a change of the key seals it anew. */
export const SEALED: readonly SealedTable[] = [
	{
		table: 'wish_person',
		key: ['wish_id'],
		sealed: ['first_name', 'last_name', 'phone', 'email', 'topic', 'needs', 'note'],
		indexes: { phone: { column: 'phone_index', purpose: 'phone' }, email: { column: 'email_index', purpose: 'email' } }
	},
	{ table: 'wish_draft', key: ['id'], sealed: ['body'] }
];
