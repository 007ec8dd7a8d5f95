/** When citizens are reminded of a meeting that has a time: an hour matters here, unlike in the terms of working days. Pure. */

/** Reminders of a meeting, each with how long before it goes out. */
export const REMINDERS = { day: { hours: 24 }, hours: { hours: 2 } } as const;
export type Reminder = keyof typeof REMINDERS;

/**
 * The reminder that is due now, if any. Who was told of the time when its moment was over has just heard of it; of two that are due the
 * later one says all. A meeting that has begun is not reminded of.
 */
export function reminderDue(
	{ startsAt, toldAt }: { startsAt: Temporal.Instant; toldAt: Temporal.Instant },
	present: Temporal.Instant
): Reminder | undefined {
	if (Temporal.Instant.compare(present, startsAt) >= 0) return undefined;
	const due = (['hours', 'day'] as const).find((which) => Temporal.Instant.compare(startsAt.subtract(REMINDERS[which]), present) <= 0);
	if (due === undefined) return undefined;
	return Temporal.Instant.compare(startsAt.subtract(REMINDERS[due]), toldAt) > 0 ? due : undefined;
}
