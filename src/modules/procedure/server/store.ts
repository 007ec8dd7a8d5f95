/** The rows of this room. */
import type { Selectable } from 'kysely';
import type { DB, Reader, Tx } from '#platform/db/index.ts';
import type { CorrectionState } from '../rules.ts';

export type Correction = Omit<Selectable<DB['correction']>, 'state'> & { state: CorrectionState };

/** Every return of an appeal to be put right, the newest first. */
export async function correctionsOf(db: Reader | Tx, appealId: string): Promise<Correction[]> {
	const rows = await db
		.selectFrom('correction')
		.selectAll()
		.where('appeal_id', '=', appealId)
		.orderBy('asked_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows as Correction[];
}
