/** What each act on duties takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { day, optional, text } from '#platform/fields.ts';
import { LEVELS, PARTIALS, PERIODS } from './rules.ts';

const scope = z.union([z.enum(LEVELS), z.guid()], 'choose');
const duty = z.string('choose').regex(/^[a-z_]{2,40}$/, 'choose');
const source = text(3, 300);
const approved = text(3, 300);

/** How often deputies owe something, from a day on. */
export const normInput = z.object({
	duty,
	scope,
	times: z.coerce.number('duties.times').int('duties.times').min(1, 'duties.times').max(99, 'duties.times'),
	months: z.coerce.number('choose').pipe(z.literal([...PERIODS], 'choose')),
	partial: z.enum(PARTIALS, 'choose'),
	validFrom: day,
	sourceKk: source,
	sourceRu: source,
	sourceEn: source,
	approvedKk: approved,
	approvedRu: approved,
	approvedEn: approved,
	link: optional(z.url({ protocol: /^https?$/, error: 'url' }).max(500)),
	reason: text(5, 500)
});
export type NormInput = z.output<typeof normInput>;

/** Which norm, as a form names it: the duty and whose. */
const norm = z
	.string('choose')
	.transform((named) => named.split(' '))
	.pipe(z.tuple([duty, scope], 'choose'))
	.transform(([of, whose]) => ({ duty: of, scope: whose }));
export const retireNormInput = z.object({ norm, validTo: day, retireReason: text(5, 500) });
export type RetireNormInput = z.output<typeof retireNormInput>;

/** What a deputy says of a line of a year: a kind of duty, or `place:<territory>`. */
export const replyInput = z.object({
	year: z.coerce.number('choose').int('choose').min(2000, 'choose').max(2200, 'choose'),
	line: z.union([duty, z.string().regex(/^place:[0-9a-f-]{36}$/)], 'choose'),
	reply: text(5, 2_000)
});
export type ReplyInput = z.output<typeof replyInput>;

export const hideInput = z.object({ replyId: z.guid('choose'), hideReason: text(5, 500) });
export type HideInput = z.output<typeof hideInput>;
