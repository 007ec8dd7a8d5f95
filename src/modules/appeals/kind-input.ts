/** What the editor of kinds takes: flat, one field for each language. */
import { z } from 'zod';
import { day } from '#platform/fields.ts';
import { KIND_RULES, type NewKindEdition } from './server/commands/kinds.ts';
import { KINDS } from './rules/suggest.ts';

const name = z.string().trim().min(1).max(100);
const explanation = z.string().trim().min(1).max(500);
const reason = z.string().trim().min(1).max(500);

export const kindInput = z.object({
	kind: z.enum(KINDS, 'kind'),
	validFrom: day,
	nameKk: name,
	nameRu: name,
	nameEn: name,
	explanationKk: explanation,
	explanationRu: explanation,
	explanationEn: explanation,
	ruleId: z.enum(KIND_RULES, 'choice'),
	source: z.string().trim().min(1).max(300),
	reason
});

export const closeKindInput = z.object({ closeKind: z.enum(KINDS, 'kind'), validTo: day, closeReason: reason });

/** The edition that the form enters. */
export function toEdition(input: z.output<typeof kindInput>): NewKindEdition {
	const { kind, validFrom, ruleId, source, reason: why } = input;
	return {
		id: kind,
		validFrom,
		ruleId,
		source,
		reason: why,
		name: { kk: input.nameKk, ru: input.nameRu, en: input.nameEn },
		explanation: { kk: input.explanationKk, ru: input.explanationRu, en: input.explanationEn }
	};
}
