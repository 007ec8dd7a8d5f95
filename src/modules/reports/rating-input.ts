/** What the acts on ratings take. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { absent, optional, text } from '#platform/fields.ts';
import { COMMENT_REFUSALS } from './rules/ratings.ts';

const mark = z.coerce.number('reports.mark').int('reports.mark').min(1, 'reports.mark').max(5, 'reports.mark');

/** A mark for each criterion one wants to speak of (`mark.clear`), and words. */
export const rateInput = z
	.object({ comment: optional(text(3, 1_000)) })
	.catchall(z.unknown())
	.transform(({ comment, ...rest }, context) => {
		const marks: Record<string, number> = {};
		for (const [name, value] of Object.entries(rest)) {
			const code = /^mark\.([a-z_]{1,30})$/.exec(name)?.[1];
			if (code === undefined || absent(value) === undefined) continue;
			const parsed = mark.safeParse(value);
			if (parsed.success) marks[code] = parsed.data;
			else context.addIssue({ code: 'custom', path: [name], message: 'reports.mark' });
		}
		return { marks, comment };
	});
export type RateInput = z.output<typeof rateInput>;

export const objectInput = z.object({ objection: text(5, 1_000) });

export const commentInput = z.object({ commentId: z.guid('choose') });
export const withholdInput = commentInput.extend({ refusal: z.enum(COMMENT_REFUSALS, 'choose'), words: text(5, 500) });
export type WithholdInput = z.output<typeof withholdInput>;
export const upholdInput = commentInput.extend({ answer: text(5, 500) });
export type UpholdInput = z.output<typeof upholdInput>;

const whole = (code: string, min: number, max: number) => z.coerce.number(code).int(code).min(min, code).max(max, code);
/** So many slips; `issued`: how many there were already. */
export const slipsInput = z.object({ slips: whole('reports.slips', 1, 200), issued: whole('reports.slips', 0, 100_000) });
export type SlipsInput = z.output<typeof slipsInput>;
