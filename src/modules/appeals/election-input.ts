/** What the editor of election periods takes: flat, one field for each language. */
import { z } from 'zod';
import { day } from '#platform/fields.ts';
import type { NewPeriod } from './server/commands/election.ts';
import { isKind } from './rules/suggest.ts';

const text = z.string().trim().min(1).max(1000);
const reason = z.string().trim().min(1).max(500);

export const electionInput = z.object({
	startsOn: day,
	endsOn: day,
	/** Names of kinds, joined by commas. */
	kinds: z
		.string()
		.default('')
		.transform((list) => list.split(',').filter(isKind)),
	textKk: text,
	textRu: text,
	textEn: text,
	suspendedKk: text,
	suspendedRu: text,
	suspendedEn: text,
	insteadKk: text,
	insteadRu: text,
	insteadEn: text,
	sourceKk: text,
	sourceRu: text,
	sourceEn: text,
	reason
});

/** Where to write when a draft can be sent: asked for, and agreed to. */
export const wishInput = z.object({
	email: z.string().trim().pipe(z.email('email').max(254, 'email')),
	agreed: z.literal('on', 'election.agree')
});

export const withdrawElectionInput = z.object({ id: z.guid('choice'), reason });

/** What the form enters. */
export function toElection(input: z.output<typeof electionInput>): NewPeriod {
	const { startsOn, endsOn, kinds, reason: why } = input;
	return {
		startsOn,
		endsOn,
		kinds,
		reason: why,
		text: { kk: input.textKk, ru: input.textRu, en: input.textEn },
		suspended: { kk: input.suspendedKk, ru: input.suspendedRu, en: input.suspendedEn },
		instead: { kk: input.insteadKk, ru: input.insteadRu, en: input.insteadEn },
		source: { kk: input.sourceKk, ru: input.sourceRu, en: input.sourceEn }
	};
}
