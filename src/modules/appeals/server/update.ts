import type { Updateable } from 'kysely';
import { sql, type DB, type Tx } from '#platform/db/index.ts';
import { now } from '#platform/clock.ts';
import { moveMembers } from './family.ts';

/**
 * Changes an appeal that the transaction has locked; keeps its version and time of change. What went into it follows it to
 * another unit or executor.
 */
export async function updateAppeal(
	tx: Tx,
	id: string,
	changes: Omit<Updateable<DB['appeal']>, 'id' | 'number' | 'version' | 'changed_at'>
): Promise<void> {
	await tx
		.updateTable('appeal')
		.set({ ...changes, version: sql<number>`version + 1`, changed_at: now() })
		.where('id', '=', id)
		.execute();
	if (changes.unit_id !== undefined || changes.executor_id !== undefined) await moveMembers(tx, id);
}

/** The assignment under which an appeal is worked on now (in that state, when one is named), if any. */
export async function openAssignment(tx: Tx, appealId: string, state?: 'reported'): Promise<string | undefined> {
	const row = await tx
		.selectFrom('assignment')
		.select('id')
		.where('subject_kind', '=', 'appeal')
		.where('subject_id', '=', appealId)
		.where('parent_id', 'is', null)
		.where('closed_at', 'is', null)
		.$if(state !== undefined, (q) => q.where('state', '=', 'reported'))
		.orderBy('issued_at', 'desc')
		.executeTakeFirst();
	return row?.id;
}
