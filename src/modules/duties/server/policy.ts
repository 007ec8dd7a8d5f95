/** Who speaks for a deputy, and who keeps what is said decent. Pure. */
import { holds, type Staff } from '#platform/identity/actor.ts';
import type { Deputy } from '#modules/mandates/server/index.ts';

type Whose = Pick<Deputy, 'personId' | 'bodyPath'>;

/** The unit that a body is at. */
const above = (path: string): string => path.split('.').slice(0, -1).join('.');

/** The deputy themselves, as long as they are of the staff. */
export function isSelf(actor: Staff, { personId }: Pick<Whose, 'personId'>): boolean {
	return actor.posts.length > 0 && personId !== null && actor.personId === personId;
}

/** The deputy, or an aide of the body or of the unit that it is at: nobody else speaks for them, those above neither. */
export function mayReply(actor: Staff, deputy: Whose): boolean {
	const units = [deputy.bodyPath, above(deputy.bodyPath)];
	return isSelf(actor, deputy) || actor.posts.some(({ role, unitPath }) => role === 'aide' && units.includes(unitPath));
}

/** Takes a reply from the page, with a reason that stands there instead. */
export function mayHide(actor: Staff, { bodyPath }: Pick<Whose, 'bodyPath'>): boolean {
	return holds(actor, ['central'], bodyPath);
}
