import { Refusal } from '#platform/errors.ts';
import { now } from '#platform/clock.ts';

// Somebody who types asks once for each letter; a machine that copies the register asks faster.
const PER_MINUTE = 120;
let minute = 0;
let asked = new Map<string, number>();

/**
 * Counts a request of an address in this process's memory: a row of the database for each letter typed would cost more
 * than the search. Refuses with `throttled` (429) beyond 120 in a minute.
 */
export function limit(address: string): void {
	const at = now().epochMilliseconds;
	const current = Math.floor(at / 60_000);
	if (current !== minute) {
		minute = current;
		asked = new Map();
	}
	const count = (asked.get(address) ?? 0) + 1;
	asked.set(address, count);
	if (count > PER_MINUTE) throw new Refusal('throttled', 429, { data: { seconds: Math.ceil(((current + 1) * 60_000 - at) / 1000) } });
}
