/** What each act on a body's composition takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { day, optional } from '#platform/fields.ts';
import { END_REASONS, PLACES } from './rules.ts';

const text = (max: number) => z.string('required').trim().min(1, 'required').max(max);

export const termInput = z
	.object({
		ordinal: z.coerce.number('mandates.ordinal').int('mandates.ordinal').min(1, 'mandates.ordinal').max(99, 'mandates.ordinal'),
		seats: z.coerce.number('mandates.seats').int('mandates.seats').min(1, 'mandates.seats').max(500, 'mandates.seats'),
		termFrom: day,
		termTo: day,
		source: text(500)
	})
	.refine(({ termFrom, termTo }) => Temporal.PlainDate.compare(termFrom, termTo) <= 0, { path: ['termTo'], message: 'mandates.dates' });
export type TermInput = z.output<typeof termInput>;

export const mandateInput = z.object({
	name: text(200),
	/** The same person in the register of staff. */
	personId: optional(z.guid('choice')),
	place: z.enum(PLACES, 'choice'),
	givenBy: text(300),
	/** KATO code of the place they are elected from or answer for. */
	territory: optional(
		z
			.string()
			.trim()
			.regex(/^\d{9}$/, 'mandates.territory')
	),
	validFrom: day
});
export type MandateInput = z.output<typeof mandateInput>;

export const endInput = z.object({
	mandateId: z.guid('choice'),
	lastDay: day,
	endReason: z.enum(END_REASONS, 'choice'),
	endSource: text(500)
});
export type EndInput = z.output<typeof endInput>;
