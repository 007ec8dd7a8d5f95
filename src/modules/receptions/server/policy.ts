/** Who keeps hours. Pure. */
import { holds, type Actor, type Role } from '#platform/identity/actor.ts';

/** Whose posts keep the hours of the hosts of a unit and of those below it. */
export const KEEPING: readonly Role[] = ['operator', 'aide', 'head', 'branch_head', 'central'];

/** Whether the actor keeps everything of this unit: its places and the hours of its hosts. */
export function keepsUnit(actor: Actor, unitPath: string): boolean {
	return actor.kind === 'system' || holds(actor, KEEPING, unitPath);
}

/** Whether the actor keeps the hours of this host: a deputy their own, too. */
export function keepsHost(actor: Actor, host: { unitPath: string; personId: string | null }): boolean {
	return keepsUnit(actor, host.unitPath) || (actor.kind === 'staff' && actor.personId === host.personId);
}
