/** Who may do what with a wish. Two sides: who wants to meet, and who keeps the line of the one to be met. Pure. */
import { holds, type Actor, type Role } from '#platform/identity/actor.ts';
import { KEEPING, keepsHost, keepsUnit } from '#modules/receptions/server/index.ts';

export interface WishAccess {
	id: string;
	unitPath: string;
	/** Who is to be met, when it is one of the staff. */
	hostPersonId: string | null;
}

const READING: readonly Role[] = ['deputy', 'auditor'];
/** Whose posts see the lines of their unit and of those below. */
export const LINE_ROLES: readonly Role[] = [...KEEPING, ...READING];

/** The person themselves, by the code that they were given. */
export const speaks = (actor: Actor, { id }: Pick<WishAccess, 'id'>): boolean => actor.kind === 'visitor' && actor.wishId === id;

/** Keeps the line: gives times, marks who came, says what came of it. A host keeps their own. */
export const keeps = (actor: Actor, { unitPath, hostPersonId }: Omit<WishAccess, 'id'>): boolean =>
	keepsHost(actor, { unitPath, personId: hostPersonId });

/** Shows a new code to somebody who stands before them: the roles that do it for an appeal. */
export const showsCode = (actor: Actor, { unitPath }: Pick<WishAccess, 'unitPath'>): boolean =>
	holds(actor, ['operator', 'head', 'branch_head'], unitPath);

/** Sees the line and each wish, not who is behind it. */
export const reads = (actor: Actor, wish: WishAccess): boolean => keeps(actor, wish) || holds(actor, READING, wish.unitPath);

/** Sees the line of some unit. */
export const readsAnyLine = (actor: Actor): boolean => actor.kind === 'staff' && actor.posts.some(({ role }) => LINE_ROLES.includes(role));

/** Takes in for some unit what somebody wants. */
export const takesInAnywhere = (actor: Actor): boolean => actor.kind === 'staff' && actor.posts.some(({ role }) => KEEPING.includes(role));

/** Takes in by telephone or at the desk what somebody wants. */
export const takesIn = (actor: Actor, unitPath: string): boolean => keepsUnit(actor, unitPath);
