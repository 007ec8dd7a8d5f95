/** Who may do what with programmes and promises. Pure; table-tested. A draft is its unit's own; what was published is everybody's. */
import { holds, isWithin, type Actor, type Role } from '#platform/identity/actor.ts';

export interface ProgrammeAccess {
	/** Of the unit that pledged. */
	unitPath: string;
	published: boolean;
}

const READING: readonly Role[] = ['operator', 'executor', 'head', 'deputy', 'aide', 'branch_head', 'central', 'auditor'];
export const KEEPING = ['head', 'branch_head', 'central'] as const satisfies readonly Role[];
const PROVING: readonly Role[] = ['operator', 'executor', 'head', 'deputy', 'aide', 'branch_head', 'central'];
const JUDGING: readonly Role[] = ['auditor', 'central'];

/** Where somebody holds a post that lets them read drafts: those of units there and below. */
export function readingPaths(actor: Actor): string[] {
	return actor.kind === 'staff' ? actor.posts.filter(({ role }) => READING.includes(role)).map(({ unitPath }) => unitPath) : [];
}

/** The units in whose name somebody keeps programmes. */
export function keepingPosts(actor: Actor): { unitId: string; unitPath: string }[] {
	return actor.kind === 'staff' ? actor.posts.filter(({ role }) => KEEPING.some((one) => one === role)) : [];
}

export function canRead(actor: Actor, { unitPath, published }: ProgrammeAccess): boolean {
	return published || actor.kind === 'system' || holds(actor, READING, unitPath);
}

/** Keeps the list: makes it, publishes it, corrects it, sets milestones. */
export function canKeep(actor: Actor, { unitPath }: ProgrammeAccess): boolean {
	return actor.kind === 'system' || holds(actor, KEEPING, unitPath);
}

/** Brings evidence: who works in the unit that answers for the promise or above it, and who keeps the list. */
export function canProve(actor: Actor, thing: ProgrammeAccess & { responsiblePath: string }): boolean {
	return canKeep(actor, thing) || holds(actor, PROVING, thing.responsiblePath);
}

/** Says what came of it: an auditor or the central office at or above the unit that pledged; whose evidence it is not, rules.ts says. */
export function canJudge(actor: Actor, { unitPath }: ProgrammeAccess): boolean {
	return actor.kind === 'system' || holds(actor, JUDGING, unitPath);
}

export type Assessing = 'office' | 'auditor' | 'faction';
const LEADING: readonly Role[] = ['head', 'branch_head'];

/** Leads the office that answers for a promise, or what that office is below. */
export function leadsOffice(actor: Actor, { responsiblePath }: { responsiblePath: string }): boolean {
	return holds(actor, LEADING, responsiblePath);
}

/** Leads this very body: a post above it does not speak for it. */
export function leadsBody(actor: Actor, path: string): boolean {
	return actor.kind === 'staff' && actor.posts.some(({ role, unitPath }) => unitPath === path && LEADING.includes(role));
}

/** Audits at or above the unit that pledged; whoever works in the very office does not audit it. */
export function audits(actor: Actor, { unitPath, responsiblePath }: { unitPath: string; responsiblePath: string }): boolean {
	const own = actor.kind === 'staff' && actor.posts.some((post) => post.unitPath === responsiblePath && post.role !== 'auditor');
	return !own && holds(actor, ['auditor'], unitPath);
}

/** Whether one's unit lies where a programme may be made. */
export function keepsAt(actor: Actor, unitPath: string): boolean {
	return keepingPosts(actor).some((post) => isWithin(unitPath, post.unitPath));
}
