import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { appealForStaff } from '#modules/appeals/server/index.ts';

/** How long the last cases of a person are remembered. */
const REMEMBERED = { hours: 7 * 24 };

/** Somebody has a case open, perhaps writing in it. No act on the case: nothing is journalled. Throws not_found. */
export async function notePresence(tx: Tx, actor: Staff, appealId: string, writing: boolean): Promise<void> {
	await appealForStaff(asReader(tx), actor, appealId);
	const at = now();
	const values = { appeal_id: appealId, person_id: actor.personId, seen_at: at, writing_at: writing ? at : null };
	await tx
		.insertInto('case_presence')
		.values(values)
		.onConflict((oc) => oc.columns(['appeal_id', 'person_id']).doUpdateSet({ seen_at: at, ...(writing ? { writing_at: at } : {}) }))
		.execute();
}

/** Forgets whose case was open long ago. Returns how many lines went. */
export async function forgetPresence(tx: Tx): Promise<number> {
	const before = now().subtract(REMEMBERED);
	const gone = await sql`DELETE FROM case_presence WHERE seen_at < ${before}`.execute(tx);
	return Number(gone.numAffectedRows ?? 0n);
}
