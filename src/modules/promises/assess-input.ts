/** What assessing, replying, a resident's voice and a dispute take. */
import { z } from 'zod';
import { day, optional, text } from '#platform/fields.ts';
import { CRITERIA, type Criterion, type Mark, type Marks } from './rules/assess.ts';

const mark = z.coerce
	.number('promises.mark')
	.int('promises.mark')
	.min(1, 'promises.mark')
	.max(5, 'promises.mark')
	.transform((n) => n as Mark);
const marks = Object.fromEntries(CRITERIA.map((one) => [one, mark])) as Record<Criterion, typeof mark>;

/** The marks of a form as one value. */
const gathered = <T extends Marks>({ whole, quality, time, use, open, ...rest }: T) => ({
	marks: { whole, quality, time, use, open },
	...rest
});

export const officeInput = z.object({ ...marks, comment: text(10, 1_000) }).transform(gathered);
export const auditorInput = officeInput;
/** The faction's comes with its decision: its words and its day. */
export const factionInput = z
	.object({ ...marks, comment: text(10, 1_000), factionId: z.guid('choose'), decision: text(10, 2_000), decisionOn: day })
	.transform(gathered);
/** What it resolves at a sitting: the day and the faction are the sitting's. */
export const resolutionInput = z
	.object({ ...marks, promiseId: z.guid('choose'), comment: text(10, 1_000), decision: text(10, 2_000) })
	.transform(gathered);
export type ResolutionInput = z.output<typeof resolutionInput>;
export type AssessInput = z.output<typeof officeInput> &
	Partial<Pick<z.output<typeof factionInput>, 'factionId' | 'decision' | 'decisionOn'>>;

export const replyInput = z.object({ to: z.guid('choose'), reply: text(10, 2_000) });
export type ReplyInput = z.output<typeof replyInput>;

export const panelInput = z.object({
	territory: z
		.string('promises.territory')
		.trim()
		.regex(/^\d{9}$/, 'promises.territory'),
	seats: z.coerce.number('promises.number').int('promises.number').min(5, 'promises.seats').max(200, 'promises.seats'),
	closesOn: day
});
export type PanelInput = z.output<typeof panelInput>;

export const codeInput = z.object({ code: z.string('required').trim().min(1, 'required').max(60, 'promises.code') });
export const voiceInput = z.object({ ...marks, promiseId: z.guid('choose'), comment: optional(text(3, 500)) }).transform(gathered);
export type VoiceInput = z.output<typeof voiceInput>;
export const commentInput = z.object({ seatId: z.guid('choose'), show: z.enum(['shown', 'hidden'], 'choose') });

export const disputeInput = z.object({ evidenceId: z.guid('choose'), text: text(20, 1_000) });
export type DisputeInput = z.output<typeof disputeInput>;
export const decideInput = z.object({
	disputeId: z.guid('choose'),
	outcome: z.enum(['upheld', 'rejected'], 'choose'),
	decisionReason: text(10, 1_000)
});
export type DecideInput = z.output<typeof decideInput>;
