import type { SealedTable } from '#platform/reseal.ts';

/** What this room keeps sealed: a change of the key seals it anew. */
export const SEALED: readonly SealedTable[] = [
	{ table: 'participant', key: ['id'], sealed: ['link', 'name', 'phone', 'email', 'needs'] },
	{ table: 'gathering_question', key: ['id'], sealed: ['email'] }
];
