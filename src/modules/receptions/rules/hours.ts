/** On which days a host receives: hours that come again, with their exceptions, absences and days off. Pure. */
import { holdsOn, type Dated } from '#platform/calendar/editions.ts';
import type { Calendar, SpecialDay } from '#platform/calendar/rules.ts';
import type { Hours, Terms } from '../rules.ts';

export const EVERY = ['week', 'month'] as const;
/** Which of its weekdays in a month; -1 is the last. */
export const NTH = [1, 2, 3, 4, -1] as const;
export type Nth = (typeof NTH)[number];

/** On these weekdays (1 is Monday) of every `step`-th week or month, counted from the one that `anchor` is in. */
export type Rhythm = { step: number; anchor: Temporal.PlainDate; weekdays: readonly number[] } & (
	{ every: 'week' } | { every: 'month'; nth: Nth }
);

/** What a pattern is from a day on. */
export interface Edition extends Dated, Terms {
	patternId: string;
	placeId: string;
	rhythm: Rhythm;
	/** In the deployment's zone. */
	from: Temporal.PlainTime;
	to: Temporal.PlainTime;
}

/** One day of a pattern that is otherwise; without hours it has none. */
export interface Exception {
	patternId: string;
	day: Temporal.PlainDate;
	hours: { from: Temporal.PlainTime; to: Temporal.PlainTime } | null;
	reason: string;
}

/** Days on which a host receives nobody, both included. */
export interface Absence {
	from: Temporal.PlainDate;
	until: Temporal.PlainDate;
	reason: string;
}

export interface PlannedDay extends Hours {
	patternId: string;
	placeId: string;
	day: Temporal.PlainDate;
}

/** Why a day that a pattern names is not held. */
export type Missing =
	| { why: 'exception'; reason: string }
	| { why: 'absence'; reason: string }
	/** A holiday, or a weekday that is not worked. A weekend is no reason: whoever receives on Saturdays said so. */
	| { why: 'day_off'; special: SpecialDay };

export interface NamedDay {
	edition: Edition;
	day: Temporal.PlainDate;
	exception: Exception | undefined;
	missing: Missing | undefined;
}

export interface HostHours {
	editions: readonly Edition[];
	exceptions: readonly Exception[];
	absences: readonly Absence[];
	/** The days on which the host receives at all. */
	host: Dated;
}

export interface Span {
	from: Temporal.PlainDate;
	/** Included. */
	until: Temporal.PlainDate;
}

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);
const monday = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
const monthsOf = (day: Temporal.PlainDate) => day.year * 12 + day.month;

function isNth(day: Temporal.PlainDate, nth: Nth): boolean {
	return nth === -1 ? day.day + 7 > day.daysInMonth : Math.ceil(day.day / 7) === nth;
}

/** Whether the rhythm names a day; days before its anchor are counted the same way. */
export function names(rhythm: Rhythm, day: Temporal.PlainDate): boolean {
	if (!rhythm.weekdays.includes(day.dayOfWeek)) return false;
	if (rhythm.every === 'month') return isNth(day, rhythm.nth) && (monthsOf(day) - monthsOf(rhythm.anchor)) % rhythm.step === 0;
	return (monday(rhythm.anchor).until(monday(day), { largestUnit: 'days' }).days / 7) % rhythm.step === 0;
}

/** What keeps a named day from being held, the host's own word first; undefined when nothing does. */
function missingOn(calendar: Calendar, { absences }: HostHours, day: Temporal.PlainDate, exception?: Exception): Missing | undefined {
	if (exception?.hours === null) return { why: 'exception', reason: exception.reason };
	const absence = absences.find(({ from, until }) => compare(from, day) <= 0 && compare(day, until) <= 0);
	if (absence !== undefined) return { why: 'absence', reason: absence.reason };
	const special = calendar.days.get(day.toString());
	// Other hours named for this very day are a decision to hold it.
	return special?.kind === 'off' && exception === undefined ? { why: 'day_off', special } : undefined;
}

/** The days that a host's patterns name in a span, in their order, and what keeps each from being held. */
export function namedDays(calendar: Calendar, hours: HostHours, { from, until }: Span): NamedDay[] {
	const found: NamedDay[] = [];
	for (let day = from; compare(day, until) <= 0; day = day.add({ days: 1 })) {
		if (!holdsOn(hours.host, day)) continue;
		for (const edition of hours.editions) {
			if (!holdsOn(edition, day) || !names(edition.rhythm, day)) continue;
			const exception = hours.exceptions.find((one) => one.patternId === edition.patternId && one.day.equals(day));
			found.push({ edition, day, exception, missing: missingOn(calendar, hours, day, exception) });
		}
	}
	return found;
}

/** Local hours of a day as instants: the zone's own rules of that day (Almaty was at UTC+6 until 29 February 2024). */
export function hoursOn(zone: string, day: Temporal.PlainDate, hours: { from: Temporal.PlainTime; to: Temporal.PlainTime }) {
	const at = (plainTime: Temporal.PlainTime) => day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
	return { startsAt: at(hours.from), endsAt: at(hours.to) };
}

/** The days that are held, as they are to be kept. */
export function plannedDays(calendar: Calendar, zone: string, hours: HostHours, span: Span): PlannedDay[] {
	return namedDays(calendar, hours, span).flatMap(({ edition, day, exception, missing }) => {
		if (missing !== undefined) return [];
		const { patternId, placeId, slotMinutes, seats, walkInShare, languages, modes } = edition;
		const when = hoursOn(zone, day, exception?.hours ?? edition);
		return [{ patternId, placeId, day, ...when, slotMinutes, seats, walkInShare, languages, modes }];
	});
}

interface Timed {
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
}

/** The first of these that shares time with another of them: nobody is in two places at once. Undefined when none does. */
export function firstClash<T extends Timed>(days: readonly T[]): [T, T] | undefined {
	const sorted = days.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
	for (const [n, next] of sorted.entries()) {
		const before = sorted[n - 1];
		if (before !== undefined && Temporal.Instant.compare(next.startsAt, before.endsAt) < 0) return [before, next];
	}
	return undefined;
}
