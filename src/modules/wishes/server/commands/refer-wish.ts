import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { hostsFor } from '#modules/receptions/server/index.ts';
import { next } from '../../rules.ts';
import { moveOn, openWish } from '../store.ts';

export interface Referral {
	/** To this host, or to whoever of this unit can help. */
	to: { hostId: string; unitId: undefined } | { hostId: undefined; unitId: string };
	reason: string;
}

/**
 * Sends a wish that waits into the line of another host, or of whoever of another unit can help; it keeps its time and the day by which a
 * time is owed. Throws not_found, forbidden, invalid `to`, conflict `wishes.not_now`.
 */
export async function referWish(tx: Tx, actor: Actor, id: string, { to: target, reason }: Referral): Promise<void> {
	const wish = await openWish(tx, actor, id, 'keep');
	if (next(wish, 'refer') === undefined) throw conflict('wishes.not_now');
	const to = await lineOf(tx, target);
	if (to.unit_id === wish.unitId && to.host_id === wish.hostId) throw invalid('to', 'wishes.same_line');
	const data = { from: { unit: wish.unitId, host: wish.hostId }, to: { unit: to.unit_id, host: to.host_id }, reason };
	await moveOn(tx, wish, 'refer', { actor, data, values: to });
}

async function lineOf(tx: Tx, { hostId, unitId }: Referral['to']): Promise<{ unit_id: string; host_id: string | null }> {
	if (hostId !== undefined) {
		const [host] = await hostsFor(tx, { ids: [hostId] });
		if (host === undefined) throw invalid('to', 'choose');
		return { unit_id: host.unitId, host_id: host.id };
	}
	const unit = found(await unitById(asReader(tx), unitId));
	if (!unit.open) throw invalid('to', 'choose');
	return { unit_id: unit.id, host_id: null };
}
