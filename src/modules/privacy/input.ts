/** What the acts of this room take: one schema for each form. */
import { z } from 'zod';
import { day, text } from '#platform/fields.ts';
import { LOOSE, PARTS } from '#platform/redact.ts';

export const ruleInput = z
	.object({
		/** Empty: every kind. */
		kind: z
			.string()
			.default('')
			.transform((kind) => (kind === '' ? null : kind)),
		what: z.enum([...PARTS, ...LOOSE], 'choice'),
		months: z.coerce.number('privacy.months').int('privacy.months').min(1, 'privacy.months').max(1200, 'privacy.months'),
		validFrom: day,
		source: text(1, 500)
	})
	.refine(({ kind, what }) => kind === null || PARTS.some((part) => part === what), { path: ['kind'], error: 'privacy.no_kind' });

export const endRuleInput = z.object({ id: z.guid('choice') });
export const holdInput = z.object({ reason: text(1, 1000) });
