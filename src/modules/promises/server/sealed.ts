import type { SealedTable } from '#platform/reseal.ts';

/** What this room keeps sealed: a change of the key seals it anew. */
export const SEALED: readonly SealedTable[] = [
	{ table: 'promise_dispute', key: ['id'], sealed: ['text'] },
	{ table: 'promise_follower', key: ['id'], sealed: ['email'], indexes: { email: { column: 'email_index', purpose: 'email' } } }
];
