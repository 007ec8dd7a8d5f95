import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { cancelAll, openOn } from '#modules/assignments/server/index.ts';
import { tell } from '../tell.ts';
import { KIND, openFor } from '../visible.ts';

/** Closes a directive whose every part is over. Refused while one is open (`directives.open_parts`). Throws as openFor. */
export async function closeDirective(tx: Tx, actor: Actor, input: { directiveId: string }): Promise<void> {
	const { directive, to } = await openFor(tx, actor, input.directiveId, 'close');
	const count = await openOn(tx, { kind: KIND, id: directive.id });
	if (count > 0) throw conflict('directives.open_parts', { count });
	await end(tx, directive.id, to, null);
	await tell(tx, actor, directive.id, 'closed', now());
}

/** Cancels a directive with the reason, and with it every open part at every level. Throws as openFor. */
export async function cancelDirective(tx: Tx, actor: Actor, input: { directiveId: string; reason: string }): Promise<void> {
	const { directive, to } = await openFor(tx, actor, input.directiveId, 'cancel');
	await end(tx, directive.id, to, input.reason);
	const parts = directive.issuedAt === null ? 0 : await cancelAll(tx, actor, { kind: KIND, id: directive.id }, input.reason);
	await tell(tx, actor, directive.id, 'cancelled', now(), { reason: input.reason, parts });
}

async function end(tx: Tx, id: string, state: string, reason: string | null): Promise<void> {
	await tx.updateTable('directive').set({ state, ended_at: now(), reason }).where('id', '=', id).execute();
}
