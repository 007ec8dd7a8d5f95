/** What may be asked of a list of OParl (1.1, 2.5). */
import { z } from 'zod';
import { isTime } from './rules/schema.ts';

const instant = z
	.string()
	.refine(isTime)
	.transform((text) => Temporal.Instant.from(text))
	.optional();

/** Objects of a page, when nothing else is asked for, and at most. */
const LIMIT = { usual: 50, most: 100 };

export const listInput = z.object({
	created_since: instant,
	created_until: instant,
	modified_since: instant,
	modified_until: instant,
	omit_internal: z.enum(['true', 'false']).default('false'),
	// A server need not keep to what a client asks for.
	limit: z.coerce
		.number()
		.int()
		.min(1)
		.transform((limit) => Math.min(limit, LIMIT.most))
		.default(LIMIT.usual),
	after: z.uuid().optional()
});
export type ListInput = z.output<typeof listInput>;
