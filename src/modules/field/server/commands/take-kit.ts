import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import type { StateInput } from '../../input.ts';
import { packOf, type Pack } from '../pack.ts';
import { workingKit } from '../queries.ts';
import { tell } from '../tell.ts';

/**
 * Gives a device its kit. Only one device ever has a kit, so that no number is given out twice; the same device may ask again.
 * Throws not_found, conflict `field.taken`, `field.revoked`, `field.handed_in`.
 */
export async function takeKit(tx: Tx, actor: Staff, kitId: string, { deviceId }: Pick<StateInput, 'deviceId'>): Promise<Pack> {
	const kit = await workingKit(tx, actor, kitId);
	if (kit.deviceId !== null && kit.deviceId !== deviceId) throw conflict('field.taken');
	if (kit.deviceId === null) {
		const at = now();
		await tx.updateTable('field_kit').set({ device_id: deviceId, taken_at: at, seen_at: at }).where('id', '=', kitId).execute();
		await tell(tx, actor, kitId, 'taken', at);
	}
	return packOf(tx, actor, kit);
}
