/** The procedure of an appeal for the API: every field that leaves is named. */
import type { Reader } from '#platform/db/index.ts';
import { correctionsOf, type Correction } from './store.ts';

const toApiCorrection = (row: Correction) => ({
	id: row.id,
	state: row.state,
	grounds: row.grounds,
	text: row.text,
	dueOn: row.due_on.toString(),
	askedAt: row.asked_at.toString(),
	endedAt: row.ended_at?.toString() ?? null
});

export async function toApiProcedure(db: Reader, appealId: string) {
	const corrections = await correctionsOf(db, appealId);
	return { corrections: corrections.map(toApiCorrection) };
}
