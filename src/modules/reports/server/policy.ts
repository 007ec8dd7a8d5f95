/** Who may do what with a report. Pure. What was published is everybody's; the rest is of the side that holds the meeting, and of the deputy. */
import { holds, isWithin, type Actor, type Role, type Staff } from '#platform/identity/actor.ts';
import { canRun, isHost } from '#modules/events/server/index.ts';

export interface ReportAccess {
	hostPath: string;
	chairId: string;
	secretaryId: string;
	/** The deputy, when they are in the register of staff. */
	personId: string | null;
	bodyPath: string;
}

export const KEEPING = ['deputy', 'aide', 'head', 'branch_head', 'central'] as const satisfies readonly Role[];

/** The deputy themselves, as long as they hold a post in their body or at the meeting's host. */
function isOwn(actor: Staff, { personId, bodyPath, hostPath }: ReportAccess): boolean {
	const near = ({ unitPath }: { unitPath: string }) => isWithin(bodyPath, unitPath) || isWithin(hostPath, unitPath);
	return actor.personId === personId && actor.posts.some(near);
}

export function canRead(actor: Actor, report: ReportAccess): boolean {
	return isHost(actor, report) || canRun(actor, report) || (actor.kind === 'staff' && isOwn(actor, report));
}

/** Writes, publishes and corrects it, and puts down what was promised. */
export function canKeep(actor: Actor, report: ReportAccess): boolean {
	return holds(actor, KEEPING, report.hostPath) || canRun(actor, report) || (actor.kind === 'staff' && isOwn(actor, report));
}
