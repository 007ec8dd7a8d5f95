/** What each act on a conference takes. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { day, optional, text } from '#platform/fields.ts';
import { AMENDMENT_DECISIONS } from '#modules/events/rules/amending.ts';
import { audienceFields, toAudience } from '#modules/organisation/audience-input.ts';

const item = optional(z.guid('choose'));

export const priorityInput = z.object({ text: text(5, 2_000), itemId: item });
export type PriorityInput = z.output<typeof priorityInput>;

/** A decision names who is responsible, by the same rule as everything that goes to many units, and until when. */
export const decisionInput = z
	.object({
		...audienceFields,
		text: text(5, 4_000),
		itemId: item,
		dueOn: day,
		criterion: text(3, 300),
		evidence: z.stringbool().default(false)
	})
	.transform(({ kinds, within, levels, also, except, ...rest }) => ({
		...rest,
		audience: toAudience({ kinds, within, levels, also, except })
	}));
export type DecisionInput = z.output<typeof decisionInput>;

/** What somebody who attended says the protocol lacks or has wrong. */
export const amendInput = z.object({ unitId: z.guid('choose'), text: text(5, 4_000) });
export type AmendInput = z.output<typeof amendInput>;

export const judgeInput = z
	.object({ amendmentId: z.guid('choose'), decision: z.enum(AMENDMENT_DECISIONS, 'choose'), reason: optional(text(5, 1_000)) })
	.refine(({ decision, reason }) => decision === 'taken' || reason !== undefined, { path: ['reason'], message: 'reason' });
export type JudgeInput = z.output<typeof judgeInput>;
