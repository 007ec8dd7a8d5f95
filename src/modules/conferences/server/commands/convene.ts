import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { PlanInput } from '#modules/events/input.ts';
import { planEvent } from '#modules/events/server/index.ts';

/** Plans a conference or a meeting of the host unit; nobody is told yet. Returns its id. Throws as `planEvent`. */
export function convene(tx: Tx, actor: Actor, hostId: string, input: PlanInput): Promise<string> {
	return planEvent(tx, actor, { ...input, hostId });
}
