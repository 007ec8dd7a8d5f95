/** What the acts on an appeal's questions take. */
import { z } from 'zod';
import { day, optional, text, upTo } from '#platform/fields.ts';
import { joinFields } from '#modules/appeals/input.ts';
import { OUTCOMES } from '#modules/appeals/rules.ts';
import { LINK_MOST } from './rules.ts';

export const questionInput = z.object({
	text: text(10, 5_000),
	themeId: optional(z.guid('choice')),
	unitId: optional(z.guid('unit')),
	dueOn: optional(z.iso.date('date'))
});
export const whichInput = z.object({ questionId: z.guid('choice') });
export const answerInput = whichInput.extend({ outcome: z.enum(OUTCOMES, 'outcome'), answer: optional(upTo(2_000)) });

/** A link by which people join: what they read, until when it is open, for how many. */
export const linkInput = z.object({
	shown: text(20, 3_000),
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
