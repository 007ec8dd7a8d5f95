import type { Lang } from '../i18n/lang.ts';

/** Roles a post can carry. A citizen is not a role: citizens hold no posts. */
export const ROLES = ['operator', 'executor', 'head', 'deputy', 'aide', 'branch_head', 'central', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** A post held today: its role holds in the unit and below. */
export interface HeldPost {
	role: Role;
	unitId: string;
	/** The unit's ltree path, such as `kz.ala.talgar`. */
	unitPath: string;
}

/** Where a citizen showed by a code that they read: a mail address, a telephone (as +77011234567) or both, never neither. */
export type Contacts = { email: string; phone?: string } | { email?: undefined; phone: string };

/** Who acts. Commands and policies take an Actor, never a session or a request. */
export type Actor =
	| { kind: 'anonymous' }
	/** Somebody who showed an appeal's access code: may act on that one appeal. */
	| { kind: 'applicant'; appealId: string }
	/** Somebody who showed the access code of a wish to meet: may act on that one wish. */
	| { kind: 'visitor'; wishId: string }
	| ({ kind: 'citizen'; accountId: string } & Contacts)
	| { kind: 'staff'; accountId: string; personId: string; name: string; language: Lang; posts: readonly HeldPost[] }
	| { kind: 'system'; job: string };

export type Staff = Extract<Actor, { kind: 'staff' }>;
export type Citizen = Extract<Actor, { kind: 'citizen' }>;

export const ANONYMOUS: Actor = { kind: 'anonymous' };

/** The id that the journal keeps: a person for staff, an account for citizens, nothing for the rest. */
export function actorId(actor: Actor): string | null {
	if (actor.kind === 'staff') return actor.personId;
	return actor.kind === 'citizen' ? actor.accountId : null;
}

/** The person of the staff, for columns that name one; null for whoever else acts, applicants with an account too. */
export function staffId(actor: Actor): string | null {
	return actor.kind === 'staff' ? actor.personId : null;
}

/** Whether one of these roles is held in the unit or above it. */
export function holds(actor: Actor, roles: readonly Role[], unitPath: string): boolean {
	if (actor.kind !== 'staff') return false;
	return actor.posts.some((post) => roles.includes(post.role) && isWithin(unitPath, post.unitPath));
}

/** Whether `path` is `root` or below it in the tree. */
export function isWithin(path: string, root: string): boolean {
	return path === root || path.startsWith(`${root}.`);
}
