/** Who may do what with rights cases. Pure. Access follows the appeal it is laid on, or the tree of units. */
import { holds, type Actor, type Role } from '#platform/identity/actor.ts';
import { can as canAppeal, type AppealAccess } from '#modules/appeals/server/index.ts';

/** Who reads the desk's pages of rights at all; of which appeals, their posts say. */
export const READERS: Role[] = ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor'];
/** Who enters an employer into the register. */
export const ENTERERS: Role[] = ['operator', 'executor', 'head', 'branch_head', 'aide', 'administrator'];

/** Whether the actor may say what right an appeal is about, and what came of it: who takes it in, its executor, its heads. */
export function canLay(actor: Actor, appeal: AppealAccess): boolean {
	return canAppeal(actor, 'register', appeal) || canAppeal(actor, 'report', appeal);
}

/** Whether the actor enters employers. */
export function canEnter(actor: Actor): boolean {
	return actor.kind === 'system' || (actor.kind === 'staff' && actor.posts.some((post) => ENTERERS.includes(post.role)));
}

const KEEPERS: readonly Role[] = ['administrator', 'operator', 'head', 'branch_head'];

/** The register is one for the whole organisation: only the root unit changes a row or makes one of two. */
export function canKeep(actor: Actor): boolean {
	if (actor.kind === 'system') return true;
	return actor.kind === 'staff' && actor.posts.some((post) => KEEPERS.includes(post.role) && !post.unitPath.includes('.'));
}

export const GROUP_ACTIONS = ['read', 'work', 'close'] as const;
/** `work`: say what was done, take an appeal out. `close`: say how it ended. */
export type GroupAction = (typeof GROUP_ACTIONS)[number];

const OF_GROUP: Record<GroupAction, readonly Role[]> = {
	read: READERS,
	work: ['operator', 'executor', 'head', 'branch_head'],
	close: ['head', 'branch_head']
};

/** Whether the actor may do this to a group case of the unit at this path. */
export function canGroup(actor: Actor, action: GroupAction, unitPath: string): boolean {
	return actor.kind === 'system' || holds(actor, OF_GROUP[action], unitPath);
}
