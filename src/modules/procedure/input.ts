/** What each act of the procedure takes: shared by forms and API. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { boxes, clean, day, optional, text } from '#platform/fields.ts';
import { POSITIONS, REVIEW_OUTCOMES, UNFAVOURABLE } from './rules.ts';

const grounds = boxes(z.array(z.string().max(60)).min(1, 'procedure.grounds').max(20));

export const askCorrectionInput = z.object({ grounds, text: text(5, 3_000), dueOn: day });
export type AskCorrection = z.output<typeof askCorrectionInput>;
/** The applicant's answer; with files it needs no words. */
export const correctInput = z.object({ text: optional(text(2, 10_000)) });
/** The same brought to the desk on paper or told by telephone: whoever takes it writes it down. */
export const recordCorrectionInput = z.object({ text: text(2, 10_000) });

const time = z
	.string('required')
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'procedure.time')
	.transform((s) => Temporal.PlainTime.from(s));
const reason = clean.pipe(z.string().min(5, 'reason').max(2_000, 'too_long'));

/** A day and a time of day in the deployment's zone, where people are invited to. */
export const callHearingInput = z.object({
	day,
	time,
	place: text(3, 500),
	outcome: z.enum(UNFAVOURABLE, 'outcome'),
	preliminary: text(20, 30_000)
});
export type CallHearing = z.output<typeof callHearingInput>;
export const cancelHearingInput = z.object({ cancelReason: reason });
/** The protocol (Art. 74). */
export const holdHearingInput = z.object({
	from: time,
	to: time,
	attended: z.preprocess((v) => (v === true || v === 'yes' ? true : v === false || v === 'no' ? false : undefined), z.boolean('choice')),
	participants: text(3, 2_000),
	explanations: text(3, 20_000),
	/** Of those whose appeals lie in this one, who came: ids of their appeals. */
	came: boxes(z.array(z.guid('choice')).max(1_000))
});
export type HoldHearing = z.output<typeof holdHearingInput>;
export const waiveHearingInput = z.object({ ground: z.string('choice').min(1, 'choice').max(60), waiveReason: reason });
/** What the applicant says of the preliminary decision: an objection is said in words. */
export const objectInput = z
	.object({ position: z.enum(POSITIONS, 'choice'), objection: optional(text(2, 10_000)) })
	.refine((said) => said.position !== 'objects' || (said.objection ?? '').length >= 5, {
		path: ['objection'],
		message: 'procedure.objection'
	});
export type Objection = z.output<typeof objectInput>;

/** A complaint; one that comes after its term says why. */
export const complainInput = z.object({ complaint: text(10, 10_000), lateReason: optional(text(5, 2_000)) });
export type Complain = z.output<typeof complainInput>;
/** What the unit complained of says when it passes a complaint on. */
export const passComplaintInput = z.object({ comment: optional(text(2, 5_000)) });
export const satisfyComplaintInput = z.object({ satisfyAnswer: text(10, 10_000) });
export const restoreTermInput = z.object({ restoreReason: reason });
export const decideComplaintInput = z.object({ review: z.enum(REVIEW_OUTCOMES, 'outcome'), answer: text(20, 20_000) });
export type DecideComplaint = z.output<typeof decideComplaintInput>;
export const withdrawComplaintInput = z.object({ withdrawReason: optional(text(2, 2_000)) });
export const recordNoticeInput = z.object({ noticeId: z.guid('choice'), detail: optional(text(1, 300)) });
