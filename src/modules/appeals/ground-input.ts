/** What the editor of grounds takes: flat, one field for each language. */
import { z } from 'zod';
import { day } from '#platform/fields.ts';
import { EVIDENCE, PURPOSES } from './rules/grounds.ts';
import { isKind, KINDS } from './rules/suggest.ts';
import type { NewGroundEdition } from './server/commands/grounds.ts';

const name = z.string().trim().min(1).max(300);
const source = z.string().trim().min(1).max(500);
const reason = z.string().trim().min(1).max(500);

export const groundInput = z.object({
	validFrom: day,
	nameKk: name,
	nameRu: name,
	nameEn: name,
	sourceKk: source,
	sourceRu: source,
	sourceEn: source,
	evidence: z.enum(EVIDENCE, 'choice'),
	/** Names of kinds, joined by commas. */
	kinds: z
		.string()
		.default('')
		.transform((list) => list.split(',').filter(isKind))
		.refine((list) => list.length > 0, 'kind'),
	byItself: z
		.string()
		.optional()
		.transform((ticked) => ticked !== undefined),
	reason
});

export const newGroundInput = groundInput.extend({ purpose: z.enum(PURPOSES, 'choice') });

export const closeGroundInput = z.object({ validTo: day, closeReason: reason });

/** The edition that the form enters. All kinds ticked means: whatever kind there will be. */
export function toGroundEdition(input: z.output<typeof groundInput>): NewGroundEdition {
	const { validFrom, evidence, kinds, byItself, reason: why } = input;
	return {
		validFrom,
		evidence,
		byItself,
		reason: why,
		kinds: KINDS.every((kind) => kinds.includes(kind)) ? null : kinds,
		name: { kk: input.nameKk, ru: input.nameRu, en: input.nameEn },
		source: { kk: input.sourceKk, ru: input.sourceRu, en: input.sourceEn }
	};
}
