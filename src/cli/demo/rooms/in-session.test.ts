import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, plainDay } from '../worktime.ts';
import { announced } from './in-session.ts';

it('began in time for all that happened in it, and is announced for one day, whenever the demo is made', () => {
	const midnight = Temporal.Instant.from('2026-11-28T19:00:00Z').epochMilliseconds;
	for (let now = midnight - 2 * HOUR; now < midnight + DAY; now += 17_000) {
		const { begins, to } = announced(now);
		expect(now - begins).toBeGreaterThanOrEqual(44 * MINUTE);
		expect(now - begins).toBeLessThan(47 * MINUTE);
		expect(to).toBeGreaterThan(begins);
		expect(plainDay(to).equals(plainDay(begins))).toBe(true);
	}
});
