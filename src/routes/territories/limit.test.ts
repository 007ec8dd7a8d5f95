import { afterEach, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { limit } from './limit.ts';

let restore = () => undefined as void;
afterEach(() => {
	restore();
});

function at(time: string): void {
	restore();
	restore = setClock(() => Temporal.Instant.from(time));
}

it('lets an address ask 120 times a minute, and then says when to come back', () => {
	at('2026-11-23T08:00:40Z');
	for (let i = 0; i < 120; i++) limit('192.0.2.1');
	expect(() => {
		limit('192.0.2.1');
	}).toThrow(expect.objectContaining({ code: 'throttled', status: 429, data: { seconds: 20 } }));
	limit('192.0.2.2');
	at('2026-11-23T08:01:00Z');
	limit('192.0.2.1');
});
