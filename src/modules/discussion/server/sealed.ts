import type { SealedTable } from '#platform/reseal.ts';

/** What this room keeps sealed: a change of the key seals it anew. */
export const SEALED: readonly SealedTable[] = [{ table: 'discussion_comment', key: ['id'], sealed: ['hidden_text', 'appeal'] }];
