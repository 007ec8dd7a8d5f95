import type { Updateable } from 'kysely';
import { sql, type DB, type Tx } from '#platform/db/index.ts';
import { telling } from '#platform/journal/index.ts';

/** Changes an assignment that the transaction has locked, and keeps its version. */
export async function updateAssignment(tx: Tx, id: string, changes: Omit<Updateable<DB['assignment']>, 'id' | 'version'>): Promise<void> {
	await tx
		.updateTable('assignment')
		.set({ ...changes, version: sql<number>`version + 1` })
		.where('id', '=', id)
		.execute();
}

/** One row on the assignment's own chain; the room of its subject writes its own. */
export const tell = telling('assignment');
