/** Who directs, and who may read. Pure. */
import { holds, isWithin, type Actor, type HeldPost, type Role, type Staff } from '#platform/identity/actor.ts';

/** The leadership of a unit: drafts, issues, closes and cancels in its name. */
export const LEADING: readonly Role[] = ['head', 'branch_head', 'central'];
/** Who reads what is not issued yet. */
export const DRAFT_READING: readonly Role[] = [...LEADING, 'auditor'];

/** Whether these posts lead this unit. */
export function leads(posts: readonly HeldPost[], issuerPath: string): boolean {
	return posts.some((post) => LEADING.includes(post.role) && isWithin(issuerPath, post.unitPath));
}

/** Whether the actor directs in the name of this unit. */
export function mayDirect(actor: Actor, issuerPath: string): boolean {
	return actor.kind === 'system' || (actor.kind === 'staff' && leads(actor.posts, issuerPath));
}

/** Whether the actor reads drafts of this unit, too. */
export function mayReadDrafts(actor: Actor, issuerPath: string): boolean {
	return mayDirect(actor, issuerPath) || holds(actor, ['auditor'], issuerPath);
}

/** Where the actor reads what is not issued yet, and what comes again: in the units they lead or audit, and below. */
export function draftPaths(actor: Staff): string[] {
	return actor.posts.filter(({ role }) => DRAFT_READING.includes(role)).map((post) => post.unitPath);
}

/** Posts by which somebody reads directives: administrators look after the system, not after what is asked in it. */
export function readingPaths(actor: Staff): string[] {
	return [...new Set(actor.posts.filter((post) => post.role !== 'administrator').map((post) => post.unitPath))];
}

/** Whether the actor is of the issuing side: at the issuing unit or above it. */
export function isIssuing(actor: Staff, issuerPath: string): boolean {
	return readingPaths(actor).some((path) => isWithin(issuerPath, path));
}

/** Whether the actor looks at the parts at and below a unit: the issuing side at all, others at their own units. */
export function maySeeUnit(actor: Staff, issuerPath: string, unitPath: string): boolean {
	if (!isWithin(unitPath, issuerPath)) return false;
	return isIssuing(actor, issuerPath) || readingPaths(actor).some((path) => isWithin(unitPath, path));
}
