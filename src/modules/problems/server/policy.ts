/** Who may do what with a problem. Pure. Access follows the tree of units, as with appeals; what is public anybody reads. */
import { holds, type Actor, type Role } from '#platform/identity/actor.ts';

export const PROBLEM_ACTIONS = ['read', 'gather', 'decide'] as const;
/** `gather`: make it, its words, its members. `decide`: what the office says in public, in its name: text, state, reply, answers. */
export type ProblemAction = (typeof PROBLEM_ACTIONS)[number];

/** Who reads the desk's problems at all; of which units, their posts say. */
export const READERS: Role[] = ['operator', 'executor', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor'];
/** Who gathers at all. */
export const GATHERERS: Role[] = ['operator', 'head', 'branch_head'];

const BY_ROLE: Record<ProblemAction, readonly Role[]> = {
	read: READERS,
	gather: GATHERERS,
	decide: ['head', 'branch_head']
};

/** Whether the actor may do this to a problem of the unit at this path. */
export function can(actor: Actor, action: ProblemAction, unitPath: string): boolean {
	return actor.kind === 'system' || holds(actor, BY_ROLE[action], unitPath);
}
