import { dropDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { updateAppeal } from '#modules/appeals/server/index.ts';
import { openForwarding, SUBJECT, type OpenedForwarding } from '../store.ts';

/** The head approves the draft; it is still to be signed. Throws conflict when there is no draft. */
export async function approveForwarding(tx: Tx, actor: Actor, appealId: string): Promise<void> {
	const opened = await openForwarding(tx, actor, appealId, 'sign', 'approve');
	const at = now();
	await tx
		.updateTable('forwarding')
		.set({ state: opened.to, approved_by: actorId(actor), approved_at: at })
		.where('id', '=', opened.forwarding.id)
		.execute();
	await trace(tx, actor, opened, 'appeal.forward_approved', at);
}

/** The head rejects it with a reason; the appeal stays where it is, and our term with it. */
export async function rejectForwarding(tx: Tx, actor: Actor, appealId: string, input: { reason: string }): Promise<void> {
	await end(tx, actor, await openForwarding(tx, actor, appealId, 'sign', 'reject'), 'appeal.forward_rejected', input.reason);
}

/** Whoever may forward takes the draft back with a reason, until it is signed. */
export async function withdrawForwarding(tx: Tx, actor: Actor, appealId: string, input: { reason: string }): Promise<void> {
	await end(tx, actor, await openForwarding(tx, actor, appealId, 'forward', 'withdraw'), 'appeal.forward_withdrawn', input.reason);
}

async function end(tx: Tx, actor: Actor, opened: OpenedForwarding, act: string, reason: string): Promise<void> {
	const at = now();
	await tx
		.updateTable('forwarding')
		.set({ state: opened.to, refusal: reason, ended_at: at })
		.where('id', '=', opened.forwarding.id)
		.execute();
	await dropDeadline(tx, SUBJECT(opened.forwarding.id), 'forward', at);
	await trace(tx, actor, opened, act, at, { reason });
}

async function trace(tx: Tx, actor: Actor, { appeal, forwarding }: OpenedForwarding, act: string, at: Temporal.Instant, data = {}) {
	await updateAppeal(tx, appeal.id, {});
	const subject = { kind: 'appeal', id: appeal.id } as const;
	await journal(tx, { subject, actor, act, seenBy: 'staff', at, data: { forwarding: forwarding.id, ...data } });
}
