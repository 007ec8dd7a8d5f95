/** Reception hours at the stops of visits: they stand and fall with the stop. All through the door of receptions. */
import type { Tx } from '#platform/db/index.ts';
import { cancelDay, daysAtStops } from '#modules/receptions/server/index.ts';
import type { Timed } from '../rules.ts';

/** Who keeps the trip was asked before; the deputy's hours may be kept by another unit's people. */
export const KEEPER = { kind: 'system', job: 'visits' } as const;

/** Calls off the hours of stops that are not held, or no longer then or there (`kept`: of a stop at its new time); who booked is told by receptions. */
export async function cancelHours(tx: Tx, stopIds: readonly string[], reason: string, kept?: Timed): Promise<void> {
	const isKept = (day: Timed) =>
		kept !== undefined &&
		Temporal.Instant.compare(day.startsAt, kept.startsAt) >= 0 &&
		Temporal.Instant.compare(day.endsAt, kept.endsAt) <= 0;
	for (const day of await daysAtStops(tx, stopIds)) if (!isKept(day)) await cancelDay(tx, KEEPER, { dayId: day.id, reason });
}
