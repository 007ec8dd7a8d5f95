import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import type { RevokeInput, StateInput } from '../../input.ts';
import { mayKnow, mayRevoke } from '../policy.ts';
import { lockKit, workingKit } from '../queries.ts';
import { tell } from '../tell.ts';
import type { Landed } from './land-record.ts';

/** A device says what still lies on it alone. Throws not_found, conflict `field.taken`, `field.revoked`, `field.handed_in`. */
export async function sayState(tx: Tx, actor: Staff, kitId: string, { deviceId, waiting, refused }: StateInput): Promise<Landed> {
	const kit = await workingKit(tx, actor, kitId);
	if (kit.deviceId !== deviceId) throw conflict('field.taken');
	await tx.updateTable('field_kit').set({ seen_at: now(), waiting, refused }).where('id', '=', kitId).execute();
	return { id: kitId };
}

/**
 * The day is over and everything is handed over: numbers that are left stay unused for ever. Twice is as good as once. Throws not_found,
 * conflict `field.taken`, `field.revoked`, `field.unsynced`.
 */
export async function handIn(tx: Tx, actor: Staff, kitId: string, state: StateInput): Promise<Landed> {
	const before = await lockKit(tx, kitId);
	if (before.endedHow === 'handed_in' && before.deviceId === state.deviceId && before.personId === actor.personId) return { id: kitId };
	await sayState(tx, actor, kitId, state);
	if (state.waiting + state.refused > 0) throw conflict('field.unsynced');
	const at = now();
	await tx.updateTable('field_kit').set({ ended_at: at, ended_how: 'handed_in' }).where('id', '=', kitId).execute();
	await tell(tx, actor, kitId, 'handed_in', at);
	return { id: kitId };
}

/** Shuts out a device that was lost, or will not be used: nothing more is taken from it. Throws not_found, forbidden, conflict `field.ended`. */
export async function revokeKit(tx: Tx, actor: Staff, { kitId, reason }: RevokeInput): Promise<void> {
	const kit = await lockKit(tx, kitId);
	if (!mayKnow(actor, kit)) throw notFound();
	if (!mayRevoke(actor, kit)) throw forbidden();
	if (kit.endedHow !== null) throw conflict('field.ended');
	const at = now();
	await tx.updateTable('field_kit').set({ ended_at: at, ended_how: 'revoked', end_reason: reason }).where('id', '=', kitId).execute();
	await tell(tx, actor, kitId, 'revoked', at, { reason });
}
