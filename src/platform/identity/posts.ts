import type { Reader } from '../db/index.ts';
import { ROLES, type HeldPost, type Role } from './actor.ts';

export function isRole(value: unknown): value is Role {
	return ROLES.some((role) => role === value);
}

/** The posts that a person holds on a day, with the place of each in the tree of units. */
export async function heldPosts(db: Reader, personId: string, on: Temporal.PlainDate): Promise<HeldPost[]> {
	const held = await db
		.selectFrom('post')
		.innerJoin('unit', 'unit.id', 'post.unit_id')
		.select(['post.role', 'post.unit_id', 'unit.path'])
		.where('post.person_id', '=', personId)
		.where('post.valid_from', '<=', on)
		.where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', on)]))
		.orderBy('post.valid_from')
		.orderBy('post.id')
		.execute();
	return held.flatMap((p) => (isRole(p.role) ? [{ role: p.role, unitId: p.unit_id, unitPath: p.path }] : []));
}
