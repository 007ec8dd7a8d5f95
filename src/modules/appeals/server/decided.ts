/** Rooms that look at signed decisions say here what they want done with each, in the transaction of the signature. */
import type { Tx } from '#platform/db/index.ts';

type Listener = (tx: Tx, decisionId: string) => Promise<void>;
const listeners: Listener[] = [];

/** Called once, when the room's jobs are registered. The listener writes into the outbox; what it finds out later is its own. */
export function onDecided(listener: Listener): void {
	listeners.push(listener);
}

export async function tellDecided(tx: Tx, decisionId: string): Promise<void> {
	for (const listener of listeners) await listener(tx, decisionId);
}
