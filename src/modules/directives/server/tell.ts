import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';

/** One row on the directive's own chain; each part has its own. */
export async function tell(
	tx: Tx,
	actor: Actor,
	id: string,
	act: string,
	at: Temporal.Instant,
	data: Record<string, unknown> = {}
): Promise<void> {
	await journal(tx, { subject: { kind: 'directive', id }, actor, act: `directive.${act}`, seenBy: 'staff', at, data });
}
