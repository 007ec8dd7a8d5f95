import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { deliveryInput } from '../../input.ts';
import { can } from '../policy.ts';
import { lockAppeal } from '../access.ts';

/** An operator records that the decision was posted, handed over or told by telephone (also after a mail that failed). */
export async function recordDelivery(tx: Tx, actor: Actor, id: string, input: z.output<typeof deliveryInput>): Promise<void> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!can(actor, 'deliver', appeal)) throw forbidden();
	const delivery = found(
		await tx
			.selectFrom('delivery')
			.select(['id', 'state'])
			.where('id', '=', input.deliveryId)
			.where('appeal_id', '=', id)
			.forUpdate()
			.executeTakeFirst()
	);
	if (delivery.state !== 'waiting' && delivery.state !== 'failed') throw conflict('appeals.delivered');
	const at = now();
	await tx
		.updateTable('delivery')
		.set({ state: 'handed', at, detail: input.detail ?? null, person_id: actorId(actor) })
		.where('id', '=', delivery.id)
		.execute();
	await journal(tx, { subject: { kind: 'appeal', id }, actor, act: 'appeal.delivered', seenBy: 'applicant', at, data: { how: 'handed' } });
}

/**
 * The applicant reads the decision where it lies for them, on the appeal's page or in the API: the first time is its
 * delivery, also of a mail that did not arrive. Later readings change nothing. Throws not_found for anybody else.
 */
export async function recordReading(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!can(actor, 'speak_as_applicant', await lockAppeal(tx, id))) throw notFound();
	const at = now();
	const read = await tx
		.updateTable('delivery')
		.set({ state: 'read', at })
		.where('appeal_id', '=', id)
		.where((eb) =>
			eb.or([
				eb.and([eb('channel', '=', 'page'), eb('state', '=', 'waiting')]),
				eb.and([eb('channel', '=', 'mail'), eb('state', '=', 'failed')])
			])
		)
		.returning('id')
		.execute();
	if (read.length === 0) return;
	await journal(tx, { subject: { kind: 'appeal', id }, actor, act: 'appeal.delivered', seenBy: 'applicant', at, data: { how: 'page' } });
}

/** The mail server took the decision, or refused it for good. Told twice, it changes nothing. */
export async function recordMailDelivery(tx: Tx, deliveryId: string, state: 'sent' | 'failed', detail: string): Promise<void> {
	const at = now();
	const row = await tx
		.updateTable('delivery')
		.set({ state, at, detail })
		.where('id', '=', deliveryId)
		.where('state', 'in', state === 'sent' ? ['waiting', 'failed'] : ['waiting'])
		.returning('appeal_id')
		.executeTakeFirst();
	if (row === undefined) return;
	const act = state === 'sent' ? 'appeal.delivered' : 'appeal.delivery_failed';
	await journal(tx, {
		subject: { kind: 'appeal', id: row.appeal_id },
		actor: { kind: 'system', job: 'appeals.deliver' },
		act,
		seenBy: 'applicant',
		at,
		data: { how: 'mail' }
	});
}
