/** What must have been done before a decision may be signed. */
import type { Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { LockedAppeal, SignedDraft } from '#modules/appeals/server/index.ts';
import { correctionsOf } from './store.ts';

/**
 * Stops a signature that the procedure does not allow yet. An appeal is stopped for not being put right only after that
 * was asked and its day passed. Throws conflict.
 */
export async function checkSigning(tx: Tx, appeal: LockedAppeal, draft: SignedDraft): Promise<void> {
	if (draft.groundId !== 'not_corrected') return;
	const [latest] = await correctionsOf(tx, appeal.id);
	if (latest?.state !== 'lapsed') throw conflict('procedure.not_asked');
}
