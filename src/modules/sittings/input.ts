/** What setting the rules of a body takes. */
import { z } from 'zod';
import { absent, day, optional, text } from '#platform/fields.ts';
import { BASES, ROUNDINGS, THRESHOLDS, TIES } from './rules/majority.ts';
import { PROXIES } from './rules/quorum.ts';

/** So many kinds of question are told apart. */
export const MOST_MAJORITIES = 6;

/** "2/3": a whole share, never a decimal. */
const share = z.string('sittings.share').transform((typed, ctx) => {
	const [over = NaN, of = NaN] = (/^\s*(\d{1,3})\s*\/\s*(\d{1,3})\s*$/.exec(typed)?.slice(1) ?? []).map(Number);
	if (over >= 1 && over <= of && of <= 100) return { over, of };
	ctx.addIssue({ code: 'custom', message: 'sittings.share' });
	return z.NEVER;
});

const name = text(2, 120);
const majority = z.object({
	Kk: name,
	Ru: optional(name),
	En: optional(name),
	Share: share,
	Threshold: z.enum(THRESHOLDS, 'choice'),
	Base: z.enum(BASES, 'choice'),
	Rounding: z.enum(ROUNDINGS, 'choice'),
	Tie: z.enum(TIES, 'choice')
});

const numbers = Array.from({ length: MOST_MAJORITIES }, (_, i) => i + 1);
/** The fields of one row of a form: `m1Kk`, `m1Share`… */
const rowOf = (form: Record<string, unknown>, n: number) =>
	Object.fromEntries(Object.keys(majority.shape).map((field) => [field, form[`m${String(n)}${field}`]]));
const isBlank = (row: Record<string, unknown>) => ['Kk', 'Ru', 'En', 'Share'].every((field) => absent(row[field]) === undefined);

/** An edition of a body's rules, as a form sends it: kinds of question that were left blank are not there. */
export const ruleInput = z
	.looseObject({
		validFrom: day,
		source: text(3, 500),
		quorumShare: share,
		quorumThreshold: z.enum(THRESHOLDS, 'choice'),
		quorumBase: z.enum(['members', 'seats'], 'choice'),
		quorumRounding: z.enum(ROUNDINGS, 'choice'),
		proxies: z.enum(PROXIES, 'choice'),
		mostProxies: z.coerce
			.number('sittings.most_proxies')
			.int('sittings.most_proxies')
			.min(1, 'sittings.most_proxies')
			.max(10, 'sittings.most_proxies')
	})
	.transform((form, ctx) => {
		const majorities = numbers.flatMap((n) => {
			const row = rowOf(form, n);
			if (isBlank(row)) return [];
			const read = majority.safeParse(row);
			if (!read.success) {
				for (const issue of read.error.issues) ctx.addIssue({ ...issue, code: 'custom', path: [`m${String(n)}${String(issue.path[0])}`] });
				return [];
			}
			const { Kk, Ru = Kk, En = Kk, Share, Threshold, Base, Rounding, Tie } = read.data;
			return [{ name: { kk: Kk, ru: Ru, en: En }, share: Share, threshold: Threshold, base: Base, rounding: Rounding, tie: Tie }];
		});
		if (numbers.every((n) => isBlank(rowOf(form, n)))) ctx.addIssue({ code: 'custom', path: ['m1Kk'], message: 'sittings.no_majority' });
		const { validFrom, source, quorumShare, quorumThreshold, quorumBase, quorumRounding, proxies, mostProxies } = form;
		const quorum = { share: quorumShare, threshold: quorumThreshold, base: quorumBase, rounding: quorumRounding, proxies, mostProxies };
		return { validFrom, source, quorum, majorities };
	});
export type RuleInput = z.output<typeof ruleInput>;
