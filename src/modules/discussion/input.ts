/** What the acts of discussing an agenda take. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { boxes, day, optional, text } from '#platform/fields.ts';
import { ANSWER_KINDS, HIDE_REASONS } from './rules.ts';

const key = z.string('invalid').regex(/^[\w-]{43}$/, 'invalid');
const name = optional(text(1, 60));
const words = text(5, 1_000);
const paragraph = optional(z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(10_000, 'invalid'));

/** Of an item, or of a paragraph of a draft's version; the name is read by all. */
export const commentInput = z
	.object({ key, itemId: z.guid('choose'), versionId: optional(z.guid('choose')), paragraph, comment: text(10, 2_000), name })
	.refine((said) => (said.versionId === undefined) === (said.paragraph === undefined), { path: ['comment'], message: 'invalid' });
export type CommentInput = z.output<typeof commentInput>;

export const proposalInput = z.object({ key, proposal: text(5, 200), why: text(10, 2_000), name });
export type ProposalInput = z.output<typeof proposalInput>;

const STANCES = { for: 1, against: -1, back: 0 } as const;

export const voiceInput = z
	.object({
		target: z.enum(['item', 'paragraph', 'comment'], 'choose'),
		targetId: z.guid('choose'),
		paragraph,
		stance: z.enum(['for', 'against', 'back'], 'choose').transform((stance) => STANCES[stance])
	})
	.superRefine(({ target, paragraph: n, stance }, context) => {
		if ((target === 'paragraph') !== (n !== undefined)) context.addIssue({ code: 'custom', path: ['targetId'], message: 'choose' });
		// What somebody says is supported, or not.
		if (target === 'comment' && stance < 0) context.addIssue({ code: 'custom', path: ['stance'], message: 'choose' });
	});
export type VoiceInput = z.output<typeof voiceInput>;

const oneComment = z.object({ commentId: z.guid('choose') });

export const hideInput = oneComment.extend({ hideReason: z.enum(HIDE_REASONS, 'choose'), hideWords: words });
export type HideInput = z.output<typeof hideInput>;

export const appealInput = oneComment.extend({ appeal: words });
export type AppealInput = z.output<typeof appealInput>;

export const decideAppealInput = oneComment.extend({ outcome: z.enum(['restored', 'upheld'], 'choose'), outcomeWords: words });
export type DecideAppealInput = z.output<typeof decideAppealInput>;

/** Comments of one meaning: a new group by its title, or one that is there. */
export const groupInput = z
	.object({
		commentIds: boxes(z.array(z.guid('choose')).min(1, 'choose').max(200, 'choose')),
		groupId: optional(z.guid('choose')),
		groupTitle: optional(text(5, 300))
	})
	.refine((made) => (made.groupId === undefined) !== (made.groupTitle === undefined), {
		path: ['groupTitle'],
		message: 'discussion.group_one'
	});
export type GroupInput = z.output<typeof groupInput>;

/** Of one comment or of a group, told apart by `of`. */
export const answerInput = z
	.object({
		of: z.enum(['comment', 'group'], 'choose'),
		id: z.guid('choose'),
		kind: z.enum(ANSWER_KINDS, 'choose'),
		answer: optional(text(3, 5_000)),
		itemId: optional(z.guid('choose'))
	})
	.superRefine(({ kind, answer, itemId }, context) => {
		if (kind === 'minutes' && itemId === undefined) context.addIssue({ code: 'custom', path: ['itemId'], message: 'choose' });
		if ((kind === 'answer' || kind === 'refused') && answer === undefined)
			context.addIssue({ code: 'custom', path: ['answer'], message: 'required' });
	});
export type AnswerInput = z.output<typeof answerInput>;

/** How many voices a proposal needs, from a day to come. */
export const thresholdInput = z.object({
	validFrom: day,
	supports: z.coerce
		.number('discussion.supports')
		.int('discussion.supports')
		.min(1, 'discussion.supports')
		.max(100_000, 'discussion.supports'),
	source: text(3, 500)
});
export type ThresholdInput = z.output<typeof thresholdInput>;
