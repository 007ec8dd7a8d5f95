/**
 * Whom an event's change concerns beside the invited units: whoever lets citizens come to events says what follows for them. The other way
 * round this room would have to know every room that stands on it.
 */
import type { Tx } from '#platform/db/index.ts';
import type { EventRow } from './queries.ts';

/** `moved`: another time; `relocated`: another place at the same time. */
export type EventChange = 'moved' | 'relocated' | 'cancelled';

/** Is told in the transaction of the change, with the event as it was and as it is. */
export type Follower = (tx: Tx, change: EventChange, before: EventRow, after: EventRow) => Promise<void>;

const followers: Follower[] = [];

/** Registers what follows from a change of an event that was announced; called once when the room's module loads. */
export function onEventChange(follower: Follower): void {
	followers.push(follower);
}

export async function tellFollowers(tx: Tx, change: EventChange, before: EventRow, after: EventRow): Promise<void> {
	for (const follow of followers) await follow(tx, change, before, after);
}
