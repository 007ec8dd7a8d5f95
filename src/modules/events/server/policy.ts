/** Who may do what with an event. Pure; table-tested. Two sides: the unit that holds it, and the units that are invited. */
import { holds, isWithin, type Actor, type Role } from '#platform/identity/actor.ts';

export interface EventAccess {
	hostPath: string;
	chairId: string;
	secretaryId: string;
}

const READING: readonly Role[] = ['operator', 'executor', 'head', 'deputy', 'aide', 'branch_head', 'central', 'auditor'];
const LEADING: readonly Role[] = ['head', 'branch_head', 'central'];
const REPLYING: readonly Role[] = ['operator', 'head', 'branch_head', 'aide'];

/** Where somebody holds a post that lets them read of events: what was said to a unit there or below is for them. */
export function readingPaths(actor: Actor): string[] {
	return actor.kind === 'staff' ? actor.posts.filter(({ role }) => READING.includes(role)).map(({ unitPath }) => unitPath) : [];
}

/** Where somebody's leading posts are: they hold events there and below. */
export function leadingPaths(actor: Actor): string[] {
	return actor.kind === 'staff' ? actor.posts.filter(({ role }) => LEADING.includes(role)).map(({ unitPath }) => unitPath) : [];
}

/** The units in whose name somebody may hold events: where their leading posts are. */
export function hostUnitIds(actor: Actor): string[] {
	const posts = actor.kind === 'staff' ? actor.posts.filter(({ role }) => LEADING.includes(role)) : [];
	return [...new Set(posts.map(({ unitId }) => unitId))];
}

/** Whether the actor may hold an event in the name of this unit. */
export function canConvene(actor: Actor, hostPath: string): boolean {
	return actor.kind === 'system' || holds(actor, LEADING, hostPath);
}

/** Named in the event, and still at work in the unit that holds it. */
function isNamed(actor: Actor, id: string, hostPath: string): boolean {
	return actor.kind === 'staff' && actor.personId === id && actor.posts.some((post) => isWithin(hostPath, post.unitPath));
}

/** The side that holds it: reads it from its first draft on. */
export function isHost(actor: Actor, event: EventAccess): boolean {
	return actor.kind === 'system' || holds(actor, READING, event.hostPath);
}

/** Runs it: who leads the host, its secretary, its chair. */
export function canRun(actor: Actor, event: EventAccess): boolean {
	return (
		canConvene(actor, event.hostPath) || isNamed(actor, event.secretaryId, event.hostPath) || isNamed(actor, event.chairId, event.hostPath)
	);
}

/** The chair alone approves what was put down. */
export function isChair(actor: Actor, event: EventAccess): boolean {
	return isNamed(actor, event.chairId, event.hostPath);
}

/** Speaks for an invited unit. */
export function canReply(actor: Actor, unitPath: string): boolean {
	return actor.kind === 'system' || holds(actor, REPLYING, unitPath);
}
