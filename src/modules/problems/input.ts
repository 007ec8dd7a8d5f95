/** What each act takes: shared by forms and API. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { optional, text, upTo } from '#platform/fields.ts';
import { parsePoint } from '#modules/appeals/input.ts';
import { REPLY_OUTCOMES, STATES, VOICES } from './rules.ts';

/** How many appeals one act takes in. */
const MOST = 200;
/** Boxes that were ticked come joined by commas; a program sends a list. */
const ids = z.preprocess(
	(value) => (typeof value === 'string' ? value.split(',').filter((id) => id !== '') : value),
	z.array(z.guid('choice'), 'required').min(1, 'required').max(MOST, 'too_many')
);
const point = z.string().transform((typed, ctx) => {
	const value = parsePoint(typed);
	if (value === undefined) ctx.addIssue({ code: 'custom', message: 'point' });
	return value ?? z.NEVER;
});

const fields = {
	titleKk: optional(upTo(160)),
	titleRu: optional(upTo(160)),
	titleEn: optional(upTo(160)),
	descriptionKk: optional(upTo(4_000)),
	descriptionRu: optional(upTo(4_000)),
	descriptionEn: optional(upTo(4_000)),
	themeId: optional(z.guid('choice')),
	place: optional(upTo(300)),
	point: optional(point),
	since: z.iso.date('date'),
	ownerId: optional(z.guid('person'))
};
type Titles = { titleKk?: string | undefined; titleRu?: string | undefined; titleEn?: string | undefined };
const titled = (input: Titles) => (input.titleKk ?? input.titleRu ?? input.titleEn) !== undefined;
const TITLE = { path: ['titleKk'], message: 'title' };

export const changeInput = z.object(fields).refine(titled, TITLE);
export type ProblemText = z.output<typeof changeInput>;
export const gatherInput = z.object({ ...fields, appealIds: ids, unitId: z.guid('unit') }).refine(titled, TITLE);
export const membersInput = z.object({ appealIds: ids });
export const removeInput = z.object({ appealId: z.guid('choice') });
export const numberInput = z.object({ number: text(1, 40) });
export const publicInput = z.object({ public: z.preprocess((v) => v === 'true' || v === true, z.boolean()) });
export const stateInput = z
	.object({ state: z.enum(STATES, 'choice'), reason: optional(upTo(2_000)) })
	.refine((input) => input.state !== 'wont_fix' || (input.reason ?? '').length >= 5, { path: ['reason'], message: 'reason' });
const replyText = optional(upTo(20_000));
export const replyInput = z
	.object({ outcome: z.enum(REPLY_OUTCOMES, 'outcome'), textKk: replyText, textRu: replyText, textEn: replyText })
	.refine((input) => [input.textKk, input.textRu].every((one) => (one ?? '').length >= 20), { path: ['textKk'], message: 'reply' });
export const answerInput = z.object({
	appealId: z.guid('choice'),
	outcome: z.enum(REPLY_OUTCOMES, 'outcome'),
	text: text(20, 30_000)
});
export const signInput = z.object({ appealIds: ids, confirm: z.preprocess((v) => v === 'on' || v === true, z.literal(true, 'confirm')) });
export const voiceInput = z.object({ voice: z.enum(VOICES, 'choice') });
