import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { hostsFor } from '#modules/receptions/server/index.ts';
import { next } from '../../rules.ts';
import { moveOn, openWish } from '../store.ts';

export interface Referral {
	/** To this host; absent: to whoever of the unit can help. */
	hostId?: string | undefined;
	unitId?: string | undefined;
	reason: string;
}

/**
 * Sends a wish that waits into the line of another host, or of whoever of another unit can help; it keeps its time and the day by which a
 * time is owed. Throws not_found, forbidden, invalid `hostId`, `unitId`, conflict `wishes.not_now`, `wishes.same_line`.
 */
export async function referWish(tx: Tx, actor: Actor, id: string, { hostId, unitId, reason }: Referral): Promise<void> {
	const wish = await openWish(tx, actor, id, 'keep');
	if (next(wish, 'refer') === undefined) throw conflict('wishes.not_now');
	const to = await lineOf(tx, { hostId, unitId });
	if (to.unit_id === wish.unitId && to.host_id === wish.hostId)
		throw invalid(hostId === undefined ? 'unitId' : 'hostId', 'wishes.same_line');
	const data = { from: { unit: wish.unitId, host: wish.hostId }, to: { unit: to.unit_id, host: to.host_id }, reason };
	await moveOn(tx, wish, 'refer', { actor, data, values: to });
}

async function lineOf(tx: Tx, { hostId, unitId }: Omit<Referral, 'reason'>): Promise<{ unit_id: string; host_id: string | null }> {
	if (hostId !== undefined) {
		const [host] = await hostsFor(tx, { ids: [hostId] });
		if (host === undefined) throw invalid('hostId', 'choose');
		return { unit_id: host.unitId, host_id: host.id };
	}
	const unit = found(await unitById(asReader(tx), unitId ?? ''));
	if (!unit.open) throw invalid('unitId', 'unit');
	return { unit_id: unit.id, host_id: null };
}
