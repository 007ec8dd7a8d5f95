/**
 * The only place that reads the time. Tests move it with `setClock`; everything else is told the time.
 */
let read: () => Temporal.Instant = () => Temporal.Now.instant();

/** The present instant (UTC). */
export function now(): Temporal.Instant {
	return read();
}

/** Replaces the clock; returns a function that puts the old one back. For tests and the demo only. */
export function setClock(clock: () => Temporal.Instant): () => void {
	const before = read;
	read = clock;
	return () => {
		read = before;
	};
}
