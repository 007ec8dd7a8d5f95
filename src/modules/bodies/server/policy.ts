import type { Actor } from '#platform/identity/actor.ts';

/**
 * The register holds for the whole organisation, and citizens' data goes to the addresses in it: only an administrator of
 * the root changes it.
 */
export function canKeep(actor: Actor): boolean {
	if (actor.kind === 'system') return true;
	return actor.kind === 'staff' && actor.posts.some((post) => post.role === 'administrator' && !post.unitPath.includes('.'));
}
