/** What each act takes: shared by forms and other rooms. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { boxes, optional } from '#platform/fields.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { MODES } from './rules.ts';

const whole = (least: number, most: number) =>
	z.coerce.number('receptions.number').int('receptions.number').min(least, 'receptions.number').max(most, 'receptions.number');

/** How hours are cut, and for whom they are. */
export const termsInput = z.object({
	slotMinutes: whole(5, 240),
	seats: whole(1, 50),
	walkInShare: whole(0, 100),
	languages: boxes(z.array(z.enum(LANGS)).min(1, 'choose')),
	modes: boxes(z.array(z.enum(MODES)).min(1, 'choose'))
});

const instant = z.instanceof(Temporal.Instant);

export const dayInput = termsInput.extend({
	hostId: z.guid('choice'),
	placeId: z.guid('choice'),
	startsAt: instant,
	endsAt: instant,
	/** The stop of a visit at which it is. */
	visitStopId: optional(z.guid('choice'))
});
export type DayInput = z.output<typeof dayInput>;
