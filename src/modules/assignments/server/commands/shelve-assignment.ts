import { z } from 'zod';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { ASSIGNMENT_STATES } from '../../rules.ts';
import { openFor } from '../access.ts';
import { openChildren } from '../children.ts';
import { tell, updateAssignment } from '../update.ts';

/** Work that was put aside, as it was: what `takeUp` restores. */
export const shelved = z.array(z.object({ id: z.guid(), state: z.enum(ASSIGNMENT_STATES) }));
export type Shelved = z.output<typeof shelved>;

/**
 * Puts an assignment aside with its parts: what it was for is done elsewhere now, and may come back. Nobody owes it any
 * more; its terms and requests stay as they are for `takeUp`.
 */
export async function shelveAssignment(tx: Tx, actor: Actor, input: { assignmentId: string; reason: string }): Promise<Shelved> {
	const { assignment } = await openFor(tx, actor, input.assignmentId, 'govern', 'cancel');
	const parts: Shelved = [];
	for (const part of await openChildren(tx, assignment.id))
		parts.push(...(await shelveAssignment(tx, actor, { ...input, assignmentId: part.id })));
	const at = now();
	await updateAssignment(tx, assignment.id, { state: 'cancelled', closed_at: at });
	await tell(tx, actor, assignment.id, 'shelved', at, { reason: input.reason });
	return [{ id: assignment.id, state: assignment.state }, ...parts];
}

/** Takes work up again exactly as it was put aside. */
export async function takeUp(tx: Tx, actor: Actor, work: Shelved): Promise<void> {
	const at = now();
	for (const { id, state } of work) {
		await updateAssignment(tx, id, { state, closed_at: null });
		await tell(tx, actor, id, 'taken_up', at);
	}
}
