import { holds, type Actor } from '#platform/identity/actor.ts';

export type UnitAction = 'read' | 'manage';

/** Administrators keep the units of their own tree; auditors read them; the system (imports) does both. */
export function can(actor: Actor, action: UnitAction, unitPath: string): boolean {
	if (actor.kind === 'system') return true;
	return holds(actor, action === 'manage' ? ['administrator'] : ['administrator', 'auditor'], unitPath);
}
