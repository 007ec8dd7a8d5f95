import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import type { AsideInput } from '../../input.ts';
import { workingKit } from '../queries.ts';
import { tell } from '../tell.ts';
import type { Landed } from './land-record.ts';

/**
 * Notes that a record which was refused is set aside, why it was refused and why nothing is done about it: it lands no more, and the kit may
 * be handed in. Twice is as good as once. Throws not_found, conflict `field.taken`, `field.revoked`, `field.handed_in`, `field.landed`.
 */
export async function setAside(
	tx: Tx,
	actor: Staff,
	kitId: string,
	{ deviceId, id, kind, saidAt, refusal, reason }: AsideInput
): Promise<Landed> {
	const kit = await workingKit(tx, actor, kitId);
	if (kit.deviceId !== deviceId) throw conflict('field.taken');
	const landed = await tx.selectFrom('field_record').select('kit_id').where('id', '=', id).executeTakeFirst();
	if (landed !== undefined) throw landed.kit_id === kitId ? conflict('field.landed') : notFound();
	const before = await tx.selectFrom('field_aside').select('kit_id').where('id', '=', id).executeTakeFirst();
	if (before !== undefined) {
		if (before.kit_id !== kitId) throw notFound();
		return { id };
	}
	const at = now();
	const said_at = Temporal.Instant.fromEpochMilliseconds(saidAt);
	await tx.insertInto('field_aside').values({ id, kit_id: kitId, kind, said_at, refusal, reason, set_at: at }).execute();
	await tell(tx, actor, kitId, 'set_aside', at, { record: id, kind, refusal, reason });
	return { id };
}
