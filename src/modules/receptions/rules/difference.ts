/** What is to be done so that the days kept are those planned. Pure. */
import { suitsOf, type Hours } from '../rules.ts';
import type { PlannedDay } from './hours.ts';

/** A day that is kept and not cancelled. */
export interface StandingDay extends PlannedDay {
	id: string;
}

export interface Difference {
	make: PlannedDay[];
	/** The same for whoever booked, with other hours, times or seats. */
	change: { id: string; before: StandingDay; after: PlannedDay }[];
	drop: StandingDay[];
}

const keyOf = ({ patternId, day }: PlannedDay) => `${patternId} ${day.toString()}`;

function sameHours(a: Hours, b: Hours): boolean {
	return (
		a.startsAt.equals(b.startsAt) &&
		a.endsAt.equals(b.endsAt) &&
		a.slotMinutes === b.slotMinutes &&
		a.seats === b.seats &&
		a.walkInShare === b.walkInShare &&
		suitsOf(a) === suitsOf(b)
	);
}

/**
 * Whether whoever booked the one can come to the other: not at another place, nor where a mode or a language that was offered is
 * offered no more. Then it is another day, and they are asked anew.
 */
function serves(after: PlannedDay, before: PlannedDay): boolean {
	return after.placeId === before.placeId && (suitsOf(after) & suitsOf(before)) === suitsOf(before);
}

/** Compares days by their pattern: a pattern has one on a day. */
export function difference(planned: readonly PlannedDay[], standing: readonly StandingDay[]): Difference {
	const wanted = new Map(planned.map((day) => [keyOf(day), day]));
	const found: Difference = { make: [], change: [], drop: [] };
	for (const before of standing) {
		const after = wanted.get(keyOf(before));
		if (after === undefined || !serves(after, before)) {
			found.drop.push(before);
			continue;
		}
		wanted.delete(keyOf(before));
		if (!sameHours(before, after)) found.change.push({ id: before.id, before, after });
	}
	found.make.push(...wanted.values());
	return found;
}
