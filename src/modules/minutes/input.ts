/** What each act on the minutes of a sitting takes. */
import { z } from 'zod';
import { day, optional, text } from '#platform/fields.ts';
import { AMENDMENT_DECISIONS } from '#modules/events/rules/amending.ts';
import { WITHOUT_VOTE } from './rules.ts';

/** What is to be done, by which unit (its code), until when, and when it counts as done; `by`: the vote that carried it, or by what it was taken without one. */
export const decisionInput = z.object({
	itemId: z.guid('choose'),
	by: z.union([z.enum(WITHOUT_VOTE), z.guid()], 'choose'),
	text: text(5, 4_000),
	unit: z.string('choose').trim().min(1, 'choose').max(60, 'choose'),
	dueOn: day,
	criterion: text(3, 300)
});
export type DecisionInput = z.output<typeof decisionInput>;

/** What a member who was there says the minutes lack or have wrong: what stands (nothing: it is missing), what should stand, and why. */
export const ownAmendInput = z.object({
	itemId: optional(z.guid('choose')),
	stands: optional(text(1, 4_000)),
	text: text(5, 4_000),
	why: text(3, 1_000)
});
export type OwnAmendInput = z.output<typeof ownAmendInput>;

/** The same for a seat; `source`: where it is written, when the secretary puts it down. */
export const amendInput = ownAmendInput.extend({ seatId: z.guid('choose'), source: optional(text(3, 300)) });
export type AmendInput = z.output<typeof amendInput>;

export const judgeInput = z
	.object({ amendmentId: z.guid('choose'), decision: z.enum(AMENDMENT_DECISIONS, 'choose'), reason: optional(text(5, 1_000)) })
	.refine(({ decision, reason }) => decision === 'taken' || reason !== undefined, { path: ['reason'], message: 'reason' });
export type JudgeInput = z.output<typeof judgeInput>;
