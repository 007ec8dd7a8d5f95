/** What the acts on an appeal's questions take. */
import { z } from 'zod';
import { clean, day, optional } from '#platform/fields.ts';
import { joinFields } from '#modules/appeals/input.ts';
import { OUTCOMES } from '#modules/appeals/rules.ts';
import { LINK_MOST } from './rules.ts';

const text = (max: number) => z.string().trim().max(max, 'too_long');

export const questionInput = z.object({
	text: text(5_000).pipe(z.string().min(1, 'required').min(10, 'too_short')),
	themeId: optional(z.guid('choice')),
	unitId: optional(z.guid('unit')),
	dueOn: optional(z.iso.date('date'))
});
export const whichInput = z.object({ questionId: z.guid('choice') });
export const answerInput = whichInput.extend({ outcome: z.enum(OUTCOMES, 'outcome'), answer: optional(text(2_000)) });

/** A link by which people join: what they read, until when it is open, for how many. */
export const linkInput = z.object({
	shown: clean.pipe(z.string().min(1, 'required').min(20, 'too_short').max(3_000, 'too_long')),
	untilOn: day,
	most: z.coerce
		.number('structure.link_most')
		.int('structure.link_most')
		.min(1, 'structure.link_most')
		.max(LINK_MOST, 'structure.link_most')
});
/** Who joins by it. Their mail address is the one that their sign-in proved. */
export const joinByLinkInput = joinFields
	.pick({ name: true, phone: true, address: true, text: true })
	.extend({ agree: z.preprocess((v) => v === 'on' || v === 'yes' || v === true, z.literal(true, 'structure.link_agree')) });
