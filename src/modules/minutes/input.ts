/** What each act on the minutes of a sitting takes. */
import { z } from 'zod';
import { day, optional, text } from '#platform/fields.ts';
import { AMENDMENT_DECISIONS } from './rules.ts';

/** What is to be done, by which unit (its code), until when, and when it counts as done; by a vote that carried it, or noted without one. */
export const decisionInput = z.object({
	itemId: z.guid('choose'),
	voteId: optional(z.guid('choose')),
	text: text(5, 4_000),
	unit: z.string('choose').trim().min(1, 'choose').max(60, 'choose'),
	dueOn: day,
	criterion: text(3, 300)
});
export type DecisionInput = z.output<typeof decisionInput>;

/** What a member who was there says the minutes lack or have wrong; `source`: where it is written, when the secretary puts it down. */
export const amendInput = z.object({
	seatId: z.guid('choose'),
	itemId: optional(z.guid('choose')),
	text: text(5, 4_000),
	source: optional(text(3, 300))
});
export type AmendInput = z.output<typeof amendInput>;

export const judgeInput = z
	.object({ amendmentId: z.guid('choose'), decision: z.enum(AMENDMENT_DECISIONS, 'choose'), reason: optional(text(5, 1_000)) })
	.refine(({ decision, reason }) => decision === 'taken' || reason !== undefined, { path: ['reason'], message: 'reason' });
export type JudgeInput = z.output<typeof judgeInput>;
