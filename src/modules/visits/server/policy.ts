/** Who may do what with a visit. Pure; table-tested. A plan is its unit's own; what was told is everybody's. */
import { holds, isWithin, type Actor, type Role } from '#platform/identity/actor.ts';

export interface VisitAccess {
	unitPath: string;
	/** It was told once: citizens read of it, also when it is called off. */
	told: boolean;
}

const READING: readonly Role[] = ['operator', 'executor', 'head', 'deputy', 'aide', 'branch_head', 'central', 'auditor'];
export const PLANNING = ['deputy', 'aide', 'head', 'branch_head', 'central'] as const satisfies readonly Role[];

/** Where somebody holds a post that lets them read plans: those of units there and below. */
export function readingPaths(actor: Actor): string[] {
	return actor.kind === 'staff' ? actor.posts.filter(({ role }) => READING.includes(role)).map(({ unitPath }) => unitPath) : [];
}

const plans = (role: Role) => PLANNING.some((one) => one === role);

/** The units in whose name somebody plans visits: where their posts are. */
export function planningPosts(actor: Actor): { unitId: string; unitPath: string }[] {
	return actor.kind === 'staff' ? actor.posts.filter(({ role }) => plans(role)) : [];
}

/** The innermost of one's units around a body: a deputy's trip is planned where the deputy is nearest. Undefined: not theirs to plan. */
export function planningUnit(actor: Actor, bodyPath: string): string | undefined {
	return planningPosts(actor)
		.filter(({ unitPath }) => isWithin(bodyPath, unitPath))
		.toSorted((a, b) => b.unitPath.length - a.unitPath.length)[0]?.unitId;
}

export function canRead(actor: Actor, { unitPath, told }: VisitAccess): boolean {
	return told || actor.kind === 'system' || holds(actor, READING, unitPath);
}

/** Plans it, tells of it, moves it and reports on it. */
export function canKeep(actor: Actor, { unitPath }: VisitAccess): boolean {
	return actor.kind === 'system' || holds(actor, PLANNING, unitPath);
}
