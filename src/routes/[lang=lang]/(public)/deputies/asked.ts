import { z } from 'zod';
import { day } from '#platform/fields.ts';
import { notFound } from '#platform/errors.ts';

const wish = z.object({ place: z.string().optional(), body: z.guid().optional(), at: day.optional(), after: z.guid().optional() });

/** What the address asks of the ledger. Throws not_found for what can be no such thing. */
export function dutyQuery(url: URL) {
	const asked = (name: string) => url.searchParams.get(name) || undefined;
	const read = wish.safeParse({ place: asked('place'), body: asked('body'), at: asked('at'), after: asked('after') });
	if (!read.success) throw notFound();
	return read.data;
}
