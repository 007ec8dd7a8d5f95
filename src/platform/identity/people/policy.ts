import { holds, isWithin, type Actor } from '../actor.ts';

/** Where one of a person's posts stands, and whether it is held today or later. */
export interface PostPlace {
	unitPath: string;
	current: boolean;
}

/** An administrator gives and ends posts in the units of their own tree; every role below is theirs to give. */
export function mayManageUnit(actor: Actor, unitPath: string): boolean {
	return holds(actor, ['administrator'], unitPath);
}

/** Administrators see people who hold or held a post in their tree; auditors see the same and change nothing. */
export function maySeePerson(actor: Actor, places: readonly PostPlace[]): boolean {
	if (actor.kind !== 'staff') return false;
	const roots = actor.posts.filter((p) => p.role === 'administrator' || p.role === 'auditor');
	if (places.length === 0) return roots.some((p) => isRoot(p.unitPath));
	return places.some((place) => roots.some((p) => isWithin(place.unitPath, p.unitPath)));
}

/**
 * Acts on the person and their credentials (inviting resets a password) need the whole person: an administrator of
 * one branch must not take over somebody who also holds a post outside of it. Past posts count when none is current.
 */
export function mayManagePerson(actor: Actor, places: readonly PostPlace[]): boolean {
	const current = places.filter((p) => p.current);
	const deciding = current.length > 0 ? current : places;
	if (deciding.length > 0) return deciding.every((place) => mayManageUnit(actor, place.unitPath));
	return actor.kind === 'staff' && actor.posts.some((p) => p.role === 'administrator' && isRoot(p.unitPath));
}

const isRoot = (unitPath: string) => !unitPath.includes('.');
