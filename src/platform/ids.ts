import { createHash, randomUUIDv7 } from 'node:crypto';

/** A time-ordered random id (RFC 9562, version 7): neighbours in time are neighbours in the index. */
export function newId(): string {
	return randomUUIDv7();
}

/** The journal wants an id for a subject: that of a thing known by its name (`setting:…`, `rule:…`) is made of the name. */
export function namedId(name: string): string {
	const hex = createHash('sha256').update(name).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
