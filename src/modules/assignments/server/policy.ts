/** Who may do what with an assignment. Pure; table-tested. Two sides: who issued it and who owes it. */
import { holds, type Actor, type Role, type Staff } from '#platform/identity/actor.ts';

export interface AssignmentAccess {
	issuerPersonId: string | null;
	issuerUnitPath: string;
	unitPath: string;
	personId: string | null;
	helperIds: readonly string[];
	/** Born on another room's subject (an appeal): that room's commands decide over its date and its end. */
	ofRoom: boolean;
}

export const ASSIGNMENT_ACTIONS = ['read', 'report', 'judge', 'ask_extension', 'reassign', 'govern'] as const;
/**
 * `judge`: accept or return a report, decide on an extension. `govern`: move the date, cancel, close without a report.
 */
export type AssignmentAction = (typeof ASSIGNMENT_ACTIONS)[number];

const ISSUING: readonly Role[] = ['operator', 'head', 'deputy', 'aide', 'branch_head', 'central'];
const WORKING: readonly Role[] = ['operator', 'executor', 'head', 'deputy', 'aide', 'branch_head', 'central'];
const LEADING: readonly Role[] = ['head', 'branch_head'];
const JUDGING: readonly Role[] = ['head', 'branch_head', 'central'];
const READING: readonly Role[] = ['operator', 'head', 'deputy', 'aide', 'branch_head', 'central', 'auditor'];

/** Whether the actor may issue an assignment in the name of this unit. */
export function canIssue(actor: Actor, issuerUnitPath: string): boolean {
	return actor.kind === 'system' || holds(actor, ISSUING, issuerUnitPath);
}

/** Whether the actor may do this to this assignment, whatever state it is in. */
export function can(actor: Actor, action: AssignmentAction, thing: AssignmentAccess): boolean {
	if (actor.kind === 'system') return true;
	if (actor.kind !== 'staff') return false;
	switch (action) {
		case 'read':
			return (
				owes(actor, thing) || isIssuer(actor, thing) || holds(actor, READING, thing.unitPath) || holds(actor, READING, thing.issuerUnitPath)
			);
		case 'report':
		case 'ask_extension':
			return owes(actor, thing);
		case 'judge':
			return isIssuer(actor, thing);
		case 'reassign':
			return isIssuer(actor, thing) || holds(actor, ['operator', ...LEADING], thing.unitPath);
		case 'govern':
			return isIssuer(actor, thing) || (thing.ofRoom && holds(actor, LEADING, thing.unitPath));
	}
}

/** Whether the actor's posts read every assignment of a unit; whoever owes one reads it besides. */
export function readsAllOf(actor: Actor, unitPath: string): boolean {
	return holds(actor, READING, unitPath);
}

/** Who owes it: the person, the co-executors, the head of the unit; anybody at work in the unit when no person is named. */
function owes(actor: Staff, thing: AssignmentAccess): boolean {
	// A post that ended takes the access with it: being named is not enough. A co-executor may be of another unit.
	if (thing.personId === actor.personId && holds(actor, WORKING, thing.unitPath)) return true;
	if (thing.helperIds.includes(actor.personId) && actor.posts.some((post) => WORKING.includes(post.role))) return true;
	if (holds(actor, LEADING, thing.unitPath)) return true;
	return thing.personId === null && actor.posts.some((post) => post.role === 'executor' && post.unitPath === thing.unitPath);
}

/** The issuing side: who issued it and still holds an issuing post there, and those who lead that unit or one above. */
function isIssuer(actor: Staff, thing: AssignmentAccess): boolean {
	if (thing.issuerPersonId === actor.personId && holds(actor, ISSUING, thing.issuerUnitPath)) return true;
	return holds(actor, JUDGING, thing.issuerUnitPath);
}
