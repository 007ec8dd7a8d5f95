/** Who sits in a body on a day, how many seats are free, who came to its sittings. Pure: the day is given. */
import { tally, type Attendance } from '#modules/events/rules.ts';
import type { UnitKind } from '#modules/organisation/rules.ts';

/** Units that have members by mandate. */
export const BODY_KINDS = ['faction', 'council'] as const satisfies readonly UnitKind[];
export type BodyKind = (typeof BODY_KINDS)[number];

/** From the head of the table down. */
export const PLACES = ['chair', 'deputy_chair', 'secretary', 'member'] as const;
export type Place = (typeof PLACES)[number];

/** Why a mandate ended before its term did. */
export const END_REASONS = ['resigned', 'recalled', 'moved', 'died', 'other'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Days, both included. */
interface Span {
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate;
}

export type Standing = 'ahead' | 'held' | 'ended';

/** Whether a term or a mandate has begun and is not over on a day: it holds through its last day. */
export function standingOn({ validFrom, validTo }: Span, day: Temporal.PlainDate): Standing {
	if (Temporal.PlainDate.compare(day, validFrom) < 0) return 'ahead';
	return Temporal.PlainDate.compare(day, validTo) > 0 ? 'ended' : 'held';
}

/** The term that holds on a day, else the nearest one that is over, else the first to come. */
export function termOn<T extends Span>(terms: readonly T[], day: Temporal.PlainDate): T | undefined {
	const held = terms.find((term) => standingOn(term, day) === 'held');
	const latest = terms
		.filter((term) => standingOn(term, day) === 'ended')
		.toSorted((a, b) => Temporal.PlainDate.compare(b.validTo, a.validTo))[0];
	return held ?? latest ?? terms.toSorted((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom))[0];
}

/** Seats that nobody holds on a day; never less than none. */
export function vacant(seats: number, mandates: readonly Span[], day: Temporal.PlainDate): number {
	return Math.max(0, seats - mandates.filter((one) => standingOn(one, day) === 'held').length);
}

/** The most mandates held at once from `from` to `to`: they are most on a day on which one begins. */
export function mostAtOnce(mandates: readonly Span[], { validFrom, validTo }: Span): number {
	const within = (day: Temporal.PlainDate) =>
		Temporal.PlainDate.compare(day, validFrom) >= 0 && Temporal.PlainDate.compare(day, validTo) <= 0;
	const days = [validFrom, ...mandates.map((one) => one.validFrom).filter(within)];
	return Math.max(...days.map((day) => mandates.filter((one) => standingOn(one, day) === 'held').length));
}

/** With fewer sittings a share says nothing of somebody: it is shown with its counts and compared with nobody's. */
export const LEAST_SITTINGS = 5;

/** The sittings that count for a mandate up to a day: those that were held while it was. */
export function counted<T extends { day: Temporal.PlainDate }>(mandate: Span, sittings: readonly T[], until: Temporal.PlainDate): T[] {
	return sittings.filter(({ day }) => standingOn(mandate, day) === 'held' && Temporal.PlainDate.compare(day, until) <= 0);
}

/** To how many of how many somebody came, late or not; undefined where there were none: that is no data, not nought. */
export function shareOf(sittings: readonly { attendance: Attendance }[]): { n: number; of: number } | undefined {
	const { present, late } = tally(sittings.map(({ attendance }) => attendance));
	return sittings.length === 0 ? undefined : { n: present + late, of: sittings.length };
}

export type MandateFault = 'outside_term' | 'no_seat';

/** Why a mandate of these days cannot be given in a term; undefined when it can. */
export function mandateFault(term: Span & { seats: number }, mandates: readonly Span[], asked: Span): MandateFault | undefined {
	const inside =
		Temporal.PlainDate.compare(asked.validFrom, term.validFrom) >= 0 && Temporal.PlainDate.compare(asked.validTo, term.validTo) <= 0;
	if (!inside) return 'outside_term';
	return mostAtOnce(mandates, asked) < term.seats ? undefined : 'no_seat';
}
