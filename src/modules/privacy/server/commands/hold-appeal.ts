import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import { actorId, holds, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { can, lockAppeal } from '#modules/appeals/server/index.ts';
import type { holdInput } from '../../input.ts';
import { holdOf } from '../retention.ts';

/** Who keeps an appeal from being removed: the heads of its unit and above, and the central office. */
export const mayHold = (actor: Actor, unitPath: string): boolean => holds(actor, ['head', 'branch_head', 'central'], unitPath);

async function open(tx: Tx, actor: Actor, id: string): Promise<boolean> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!mayHold(actor, appeal.unitPath)) throw forbidden();
	return (await holdOf(tx, id)) !== undefined;
}

/** Keeps an appeal whole until the hold is lifted, with the reason. Throws not_found, forbidden, conflict when it is held. */
export async function holdAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof holdInput>): Promise<void> {
	if (await open(tx, actor, id)) throw conflict('privacy.held');
	const at = now();
	await tx
		.insertInto('appeal_hold')
		.values({ id: newId(), appeal_id: id, reason: input.reason, placed_by: actorId(actor), placed_at: at })
		.execute();
	await journal(tx, { subject: { kind: 'appeal', id }, actor, act: 'appeal.held', seenBy: 'staff', at, data: { reason: input.reason } });
}

/** Lifts the hold: the rules apply again. Throws not_found, forbidden, conflict when it is not held. */
export async function liftHold(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!(await open(tx, actor, id))) throw conflict('privacy.not_held');
	const at = now();
	await tx
		.updateTable('appeal_hold')
		.set({ lifted_by: actorId(actor), lifted_at: at })
		.where('appeal_id', '=', id)
		.where('lifted_at', 'is', null)
		.execute();
	await journal(tx, { subject: { kind: 'appeal', id }, actor, act: 'appeal.hold_lifted', seenBy: 'staff', at });
}
