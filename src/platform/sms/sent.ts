/** What is kept of a message that was handed over: how far it is, and whom that is told. */
import { now } from '../clock.ts';
import { sql, type Tx } from '../db/index.ts';
import { enqueue, type Topic } from '../jobs/index.ts';

/** What the `onDone` topic is told, beside its own payload. `at` is an instant (UTC, ISO 8601). */
export interface SmsDone {
	/** `sent`: the other side took it. `delivered` or `failed` may follow, where there are receipts. */
	state: 'sent' | 'delivered' | 'failed';
	detail: string;
	at: string;
}

export interface Told {
	topic: Topic;
	payload: object;
}

/** The record of a message, made at its first attempt: how many parts were taken before, and whether it goes on. */
export async function beginSms(tx: Tx, id: string, parts: number, told: Told | undefined): Promise<{ done: number; open: boolean }> {
	const row = { id, parts, topic: told?.topic ?? null, payload: told === undefined ? null : JSON.stringify(told.payload), made_at: now() };
	await tx
		.insertInto('sms_sent')
		.values(row)
		.onConflict((c) => c.column('id').doNothing())
		.execute();
	const { taken, state } = await tx.selectFrom('sms_sent').select(['taken', 'state']).where('id', '=', id).executeTakeFirstOrThrow();
	return { done: taken.length, open: state === 'waiting' };
}

/** Notes that the other side took one more part. */
export async function notePart(tx: Tx, id: string, smscId: string): Promise<void> {
	await tx
		.updateTable('sms_sent')
		.set({ taken: sql<string[]>`array_append(taken, ${smscId})` })
		.where('id', '=', id)
		.execute();
}

const BEFORE: Record<SmsDone['state'], readonly string[]> = {
	sent: ['waiting'],
	delivered: ['waiting', 'sent'],
	failed: ['waiting', 'sent']
};

/** Moves a message on and tells it, in one transaction; a step that was taken already tells nothing. */
export async function settle(tx: Tx, id: string, state: SmsDone['state'], detail: string): Promise<void> {
	const moved = await tx
		.updateTable('sms_sent')
		.set({ state })
		.where('id', '=', id)
		.where('state', 'in', BEFORE[state])
		.returning(['topic', 'payload'])
		.executeTakeFirst();
	if (moved === undefined || moved.topic === null) return;
	const done: SmsDone = { state, detail: detail.slice(0, 200), at: now().toString({ smallestUnit: 'millisecond' }) };
	await enqueue(tx, moved.topic as Topic, { ...(moved.payload as object), ...done });
}
