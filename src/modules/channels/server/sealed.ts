import type { SealedTable } from '#platform/reseal.ts';

/** What this room keeps sealed: a change of the key seals it anew. */
export const SEALED: readonly SealedTable[] = [
	{ table: 'mail_in', key: ['id'], sealed: ['letter'] },
	{ table: 'telegram_chat', key: ['chat_hash'], sealed: ['talk'] }
];
