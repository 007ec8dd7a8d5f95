import { z } from 'zod';
import type { DayChange } from './edit.ts';

const text = (most: number) => z.string().trim().max(most);
const name = text(200);
const source = text(500);

/** The editor's form: what the day will be. Names and sources are needed in the three languages. */
export const dayInput = z
	.object({
		kind: z.enum(['off', 'worked', 'plain']),
		nameKk: name.default(''),
		nameRu: name.default(''),
		nameEn: name.default(''),
		sourceKk: source.default(''),
		sourceRu: source.default(''),
		sourceEn: source.default(''),
		reason: text(500).min(1)
	})
	.superRefine((value, ctx) => {
		if (value.kind === 'plain') return;
		for (const field of ['nameKk', 'nameRu', 'nameEn', 'sourceKk', 'sourceRu', 'sourceEn'] as const) {
			if (value[field] === '') ctx.addIssue({ code: 'custom', path: [field], message: 'required' });
		}
	});

export type DayInput = z.output<typeof dayInput>;

/** The change that a form asks for. */
export function toChange(day: Temporal.PlainDate, input: DayInput): DayChange {
	if (input.kind === 'plain') return { day };
	return {
		day,
		after: {
			kind: input.kind,
			name: { kk: input.nameKk, ru: input.nameRu, en: input.nameEn },
			source: { kk: input.sourceKk, ru: input.sourceRu, en: input.sourceEn }
		}
	};
}
