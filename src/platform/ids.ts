import { randomUUIDv7 } from 'node:crypto';

/** A time-ordered random id (RFC 9562, version 7): neighbours in time are neighbours in the index. */
export function newId(): string {
	return randomUUIDv7();
}
