/** Who judges answers, and who may answer for them. Pure. */
import { holds, isWithin, type Actor, type Role, type Staff } from '#platform/identity/actor.ts';
import { keptFrom, type Guard } from '#modules/appeals/server/index.ts';

export const OVER_ALL: readonly Role[] = ['central', 'auditor'];
export const HEADS: readonly Role[] = ['head', 'branch_head'];

/** The answer that is judged: whose it is, and whom its appeal is kept from. */
export interface Judged {
	unitPath: string;
	draftedBy: string | null;
	signedBy: string | null;
	guard: Guard | null;
}

/**
 * Whether the actor reviews this answer: a head above the unit that gave it, the central office or an auditor; never who
 * drafted or signed it, nor who may not know of its appeal. The same as the condition of the list.
 */
export function mayReview(actor: Actor, answer: Judged): actor is Staff {
	if (actor.kind !== 'staff' || keptFrom(actor, answer.guard) !== undefined) return false;
	if (actor.personId === answer.draftedBy || actor.personId === answer.signedBy) return false;
	const above = ({ role, unitPath }: Staff['posts'][number]) =>
		HEADS.includes(role) && unitPath !== answer.unitPath && isWithin(answer.unitPath, unitPath);
	return holds(actor, OVER_ALL, answer.unitPath) || actor.posts.some(above);
}

/** Whether a re-check is this person's to do: it was given to them, and they may (still) know of its appeal. */
export function isReviewer(actor: Staff, recheck: { reviewerId: string | null; guard: Guard | null }): boolean {
	return actor.personId === recheck.reviewerId && keptFrom(actor, recheck.guard) === undefined;
}

/** Whether the actor replies for the unit that answered: its head, or who signed; never who judged it. */
export function mayReply(actor: Actor, answer: Judged & { unitId: string; judgedBy: string | null }): actor is Staff {
	if (actor.kind !== 'staff' || keptFrom(actor, answer.guard) !== undefined || actor.personId === answer.judgedBy) return false;
	if (actor.personId === answer.signedBy) return holds(actor, HEADS, answer.unitPath);
	return actor.posts.some(({ role, unitId }) => HEADS.includes(role) && unitId === answer.unitId);
}
