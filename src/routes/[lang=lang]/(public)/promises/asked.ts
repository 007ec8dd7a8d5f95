import { z } from 'zod';
import { STANDINGS, type PublicWish } from '#modules/promises/server/index.ts';
import { notFound } from '#platform/errors.ts';

const ids = z.object({ unit: z.guid().optional(), programme: z.guid().optional() });

/** What the address asks for; empty parts of a sent form are no part. Throws not_found for what cannot be an id. */
export function askedOf(url: URL): PublicWish {
	const part = (name: string) => url.searchParams.get(name)?.trim() || undefined;
	const known = ids.safeParse({ unit: part('unit'), programme: part('programme') });
	if (!known.success) throw notFound();
	const standing = STANDINGS.find((one) => one === part('standing'));
	return { ...known.data, place: part('place'), topic: part('topic'), standing, cursor: part('after') };
}
