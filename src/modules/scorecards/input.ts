/** What each act of this room takes. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { day, optional, text, upTo } from '#platform/fields.ts';
import { UNIT_KINDS } from '#modules/organisation/rules.ts';
import { BETTER } from './rules.ts';

const whole = (min: number, max: number) =>
	z.coerce.number('number').int('number').min(min, 'scorecards.number').max(max, 'scorecards.number');
const name = text(1, 150);
const formula = text(1, 500);
const code = z
	.string('required')
	.trim()
	.pipe(z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'scorecards.code'));
const dated = { validFrom: day, source: upTo(300).pipe(z.string().min(3, 'required')), reason: text(5, 500) };

/** How an indicator counts: also what a preview takes. */
const counted = {
	code,
	measure: z.string('choice').max(40, 'choice'),
	weight: whole(0, 100),
	better: z.enum(BETTER, 'choice'),
	minVolume: whole(1, 1_000)
};
export const indicatorWishInput = z.object(counted);
export type IndicatorWish = z.output<typeof indicatorWishInput>;
export const indicatorInput = z.object({
	...counted,
	...dated,
	nameKk: name,
	nameRu: name,
	nameEn: name,
	formulaKk: formula,
	formulaRu: formula,
	formulaEn: formula
});
export type IndicatorInput = z.output<typeof indicatorInput>;
export const retireInput = z.object({ key: code, validTo: day, retireReason: text(5, 500) });
export type RetireInput = z.output<typeof retireInput>;

export const SIZES = ['month', 'quarter', 'year'] as const;

const asked = {
	/** Empty: the total. */
	indicator: optional(code),
	/** Empty: every kind of unit. */
	kind: optional(z.enum(UNIT_KINDS, 'choice')),
	size: z.enum(SIZES, 'choice'),
	periods: whole(1, 12),
	threshold: whole(1, 100)
};
export const triggerWishInput = z.object(asked);
export type TriggerWish = z.output<typeof triggerWishInput>;
export const triggerInput = z.object({ ...asked, ...dated });
export type TriggerInput = z.output<typeof triggerInput>;
export const endTriggerInput = z.object({ id: z.guid('choice'), validTo: day });
export type EndTriggerInput = z.output<typeof endTriggerInput>;

export const replyInput = z.object({ period: z.string('required').max(7, 'choice'), reply: text(5, 4_000) });
export type ReplyInput = z.output<typeof replyInput>;

/** Held on a day, or refused with the reason. */
export const decisionInput = z
	.object({
		id: z.guid('not_found'),
		outcome: z.enum(['held', 'refused'], 'choice'),
		heldOn: optional(day),
		reason: optional(text(5, 1_000))
	})
	.transform(({ id, outcome, heldOn, reason }, context) => {
		if (outcome === 'refused' && reason !== undefined) return { id, outcome, reason } as const;
		if (outcome === 'held' && heldOn !== undefined) return { id, outcome, heldOn, reason } as const;
		context.addIssue({ code: 'custom', path: [outcome === 'held' ? 'heldOn' : 'reason'], message: 'required' });
		return z.NEVER;
	});
export type DecisionInput = z.output<typeof decisionInput>;
