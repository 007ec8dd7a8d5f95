import { afterEach, beforeEach } from 'vitest';
import { setClock } from '../src/platform/clock.ts';

/** A clock for the file's tests: each begins at ten in the morning of `start`; what is returned moves it to another day and time (UTC+5). */
export function testClock(start: string): (day: string, time?: string) => void {
	let restore: () => void = () => undefined;
	const at = (day: string, time = '10:00') => {
		restore();
		restore = setClock(() => Temporal.Instant.from(`${day}T${time}:00+05:00`));
	};
	beforeEach(() => {
		at(start);
	});
	afterEach(() => {
		restore();
	});
	return at;
}
