/** Whose a kit is. Pure. */
import { holds, type Actor, type Staff } from '#platform/identity/actor.ts';
import { canIntake } from '#modules/appeals/server/index.ts';

export interface KitAccess {
	unitPath: string;
	personId: string;
}

/** Who may make a kit for a unit: who takes appeals in there. */
export const mayMake = (actor: Actor, unitPath: string): boolean => canIntake(actor, unitPath);

/** Who works with it, as long as they may take appeals in for the unit. Nobody else hands over what was taken with it. */
export const isWorker = (actor: Staff, kit: KitAccess): boolean => actor.personId === kit.personId && mayMake(actor, kit.unitPath);

/** Who knows of it: who works with it, and who takes appeals in for the unit. */
export const mayKnow = (actor: Actor, kit: KitAccess): boolean => mayMake(actor, kit.unitPath);

/** A device that was lost is shut out by who works with it, or by who leads the unit. */
export const mayRevoke = (actor: Staff, kit: KitAccess): boolean =>
	isWorker(actor, kit) || holds(actor, ['head', 'branch_head'], kit.unitPath);
