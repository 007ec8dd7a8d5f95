/**
 * The only place that reads the time. Tests move it with `setClock`; everything else is told the time.
 */
let read: () => Temporal.Instant = () => Temporal.Now.instant();

/** The present instant (UTC). */
export function now(): Temporal.Instant {
	return read();
}

/** The same in milliseconds, by the clock of whatever runs this: browsers of older tablets know no Temporal. */
export function deviceTime(): number {
	return Date.now();
}

/** Replaces the clock; returns a function that puts the old one back. For tests and the demo only. */
export function setClock(clock: () => Temporal.Instant): () => void {
	const before = read;
	read = clock;
	return () => {
		read = before;
	};
}
