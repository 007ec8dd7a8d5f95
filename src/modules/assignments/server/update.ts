import type { Updateable } from 'kysely';
import { sql, type DB, type Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';

/** Changes an assignment that the transaction has locked, and keeps its version. */
export async function updateAssignment(tx: Tx, id: string, changes: Omit<Updateable<DB['assignment']>, 'id' | 'version'>): Promise<void> {
	await tx
		.updateTable('assignment')
		.set({ ...changes, version: sql<number>`version + 1` })
		.where('id', '=', id)
		.execute();
}

/** One row on the assignment's own chain; the room of its subject writes its own. */
export async function tell(
	tx: Tx,
	actor: Actor,
	id: string,
	act: string,
	at: Temporal.Instant,
	data: Record<string, unknown> = {}
): Promise<void> {
	await journal(tx, { subject: { kind: 'assignment', id }, actor, act: `assignment.${act}`, seenBy: 'staff', at, data });
}
