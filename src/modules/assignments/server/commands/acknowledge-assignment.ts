import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { openFor } from '../access.ts';
import { acknowledged } from '../acknowledged.ts';
import { tell } from '../update.ts';

/** Those who owe it say that they have read it. Said twice, it is said once. */
export async function acknowledgeAssignment(tx: Tx, actor: Actor, input: { assignmentId: string }): Promise<void> {
	const { assignment } = await openFor(tx, actor, input.assignmentId, 'report', 'acknowledge');
	const at = now();
	if (await acknowledged(tx, actor, assignment, at)) await tell(tx, actor, assignment.id, 'acknowledged', at);
}
