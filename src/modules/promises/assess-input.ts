/** What assessing, replying, a resident's voice and a dispute take. */
import { z } from 'zod';
import { absent, day, optional, text, upTo } from '#platform/fields.ts';
import { filledTexts } from '#modules/organisation/rules.ts';
import { territory, url } from './input.ts';
import type { Mark, Marks } from './rules/assess.ts';

const mark = z.coerce
	.number('promises.mark')
	.int('promises.mark')
	.min(1, 'promises.mark')
	.max(5, 'promises.mark')
	.transform((n) => n as Mark);
/** A form's fields that are no others' are marks by the codes of criteria; whether they are those in force, the command looks. */
const marked = <T extends z.ZodRawShape>(shape: T) => {
	const names = Object.keys(shape);
	return z
		.object(shape)
		.catchall(mark)
		.transform((all) => {
			const own = Object.entries(all as Record<string, unknown>);
			return {
				...(Object.fromEntries(own.filter(([name]) => names.includes(name))) as z.output<z.ZodObject<T>>),
				marks: Object.fromEntries(own.filter(([name]) => !names.includes(name))) as Marks
			};
		});
};

export const officeInput = marked({ comment: text(10, 1_000) });
export const auditorInput = officeInput;
/** The word of a faction whose sittings are kept elsewhere comes with its decision: its words, its day, its number and where it can be read. */
export const factionInput = marked({
	comment: text(10, 1_000),
	factionId: z.guid('choose'),
	decision: text(10, 2_000),
	decisionOn: day,
	decisionNumber: text(1, 60),
	decisionLink: url
});
/** What it resolves at a sitting by a vote: the day and the faction are the sitting's. */
export const resolutionInput = marked({
	promiseId: z.guid('choose'),
	voteId: z.guid('choose'),
	comment: text(10, 1_000),
	decision: text(10, 2_000)
});
export type ResolutionInput = z.output<typeof resolutionInput>;
export type AssessInput = z.output<typeof officeInput> &
	Partial<Pick<z.output<typeof factionInput>, 'factionId' | 'decision' | 'decisionOn' | 'decisionNumber' | 'decisionLink'>>;

export const replyInput = z.object({ to: z.guid('choose'), reply: text(10, 2_000) });
export type ReplyInput = z.output<typeof replyInput>;

export const panelInput = z.object({
	territory,
	seats: z.coerce.number('promises.number').int('promises.number').min(5, 'promises.seats').max(200, 'promises.seats'),
	closesOn: day
});
export type PanelInput = z.output<typeof panelInput>;

export const codeInput = z.object({ code: z.string('required').trim().min(1, 'required').max(60, 'promises.code') });
export const voiceInput = marked({ promiseId: z.guid('choose'), comment: optional(text(3, 500)) });
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

const title = upTo(100).default('');
/** A criterion, or a new edition of the one with this code. */
export const criterionInput = z
	.object({
		code: z.preprocess(absent, z.string().max(20).optional()),
		nameKk: title,
		nameRu: title,
		nameEn: title,
		source: text(3, 300),
		validFrom: day,
		reason: text(5, 500)
	})
	.transform(({ nameKk, nameRu, nameEn, ...rest }, context) => {
		const name = filledTexts({ kk: nameKk, ru: nameRu, en: nameEn });
		if (name === undefined) context.addIssue({ code: 'custom', path: ['nameKk'], message: 'required' });
		return name === undefined ? z.NEVER : { ...rest, name };
	});
export type CriterionInput = z.output<typeof criterionInput>;
export const retireCriterionInput = z.object({
	retired: z.string('choose').min(1, 'choose').max(20),
	validTo: day,
	retireReason: text(5, 500)
});
export type RetireCriterionInput = z.output<typeof retireCriterionInput>;
