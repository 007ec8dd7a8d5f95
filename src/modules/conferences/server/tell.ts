import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';

/** One row on the chain of the event that the conference is. */
export async function tell(
	tx: Tx,
	actor: Actor,
	eventId: string,
	act: string,
	at: Temporal.Instant,
	data: Record<string, unknown>
): Promise<void> {
	await journal(tx, { subject: { kind: 'event', id: eventId }, actor, act: `conference.${act}`, seenBy: 'staff', at, data });
}
