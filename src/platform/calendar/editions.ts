/** Editions by date of what an administrator keeps (kinds, grounds, lists of rights): which holds, where a new one goes, how they are told. Pure. */
import { formatDate, formatDateTime } from '../i18n/format.ts';
import type { Lang } from '../i18n/lang.ts';

/** From the first day to the last; open without one. */
export interface Dated {
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null | undefined;
}

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

/** Whether it is in force on a day. */
export function holdsOn({ validFrom, validTo }: Dated, day: Temporal.PlainDate): boolean {
	return compare(validFrom, day) <= 0 && (validTo == null || compare(validTo, day) >= 0);
}

export interface Room<T> {
	/** The edition that a new one cuts short: it ends on the eve. */
	ends: T | undefined;
	eve: Temporal.PlainDate;
	/** The last day of the new one: an edition that was still to come keeps its day. */
	validTo: Temporal.PlainDate | null;
}

/** Where an edition from a day on goes among the others of the same thing, in whatever order they come. */
export function roomFor<T extends Dated>(editions: readonly T[], validFrom: Temporal.PlainDate): Room<T> {
	const list = editions.toSorted((a, b) => compare(a.validFrom, b.validFrom));
	const eve = validFrom.subtract({ days: 1 });
	const before = list.findLast((one) => compare(one.validFrom, validFrom) < 0);
	const next = list.find((one) => compare(one.validFrom, validFrom) > 0);
	const ends = before !== undefined && (before.validTo == null || compare(before.validTo, eve) > 0) ? before : undefined;
	return { ends, eve, validTo: next?.validFrom.subtract({ days: 1 }) ?? null };
}

/** The days of an edition; `since` says those of an open one. */
export function daysOf(lang: Lang, { validFrom, validTo }: Dated, since: (from: string) => string): string {
	const from = formatDate(lang, validFrom);
	return validTo == null ? since(from) : `${from} – ${formatDate(lang, validTo)}`;
}

/** Absent for what ships with Jauap. */
export type Added = { at: Temporal.Instant; by: string | null; reason: string } | undefined;

/** Why an edition was added, by whom and when; `shipped` says that it came with Jauap. */
export function whoOf(lang: Lang, added: Added, people: ReadonlyMap<string, string>, shipped: string): string {
	if (added === undefined) return shipped;
	return [added.reason, people.get(added.by ?? ''), formatDateTime(lang, added.at)].filter(Boolean).join(' · ');
}
