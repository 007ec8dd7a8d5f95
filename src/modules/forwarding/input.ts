/** What each act of a forwarding takes: shared by forms and API. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { clean, day, optional, text } from '#platform/fields.ts';
import { OUTCOMES } from '#modules/appeals/rules.ts';
import { BODY_ARTICLES } from './rules.ts';

const reason = clean.pipe(z.string().min(5, 'forwarding.reason').max(2_000, 'too_long'));
const bodyId = z.guid('forwarding.body');

/** To an outside body, with the article, or to a unit above ours. */
export const draftInput = z.discriminatedUnion('way', [
	z.object({ way: z.literal('body'), bodyId, article: z.enum(BODY_ARTICLES, 'forwarding.article'), reason }),
	z.object({ way: z.literal('upward'), unitId: z.guid('forwarding.unit'), reason })
]);
export type DraftInput = z.output<typeof draftInput>;

/** At once, in danger (Art. 64(7-2)). */
export const atOnceInput = z.object({ bodyId, reason });
export const refusalInput = z.object({ reason });
export const postedInput = z.object({ detail: optional(text(1, 300)) });
/** What the body calls it, and since when its term runs. */
export const registeredInput = z.object({ number: text(1, 60), on: day });
export const answerInput = z.object({
	outcome: z.enum(OUTCOMES, 'forwarding.outcome'),
	number: optional(text(1, 60)),
	text: text(10, 20_000),
	on: day
});
export const passedInput = z.object({ bodyId, reason });
