/** What a message centre says of a message later. */
import { now } from '../clock.ts';
import { sql, type Tx } from '../db/index.ts';
import type { JobContext } from '../jobs/index.ts';
import { log } from '../log.ts';
import { settle } from './sent.ts';

export interface Receipt {
	/** What the centre called the message when it took it. */
	smscId: string;
	state: 'delivered' | 'failed';
	/** The centre's own words, such as `UNDELIV err:001`. */
	detail: string;
}

/** The fields of a deliver_sm (SMPP 3.4, 4.6.1 and appendix B) that a receipt is told from. */
export interface Delivered {
	esm_class?: number;
	short_message?: { message: string | Buffer };
	receipted_message_id?: string;
	message_state?: number;
}

const KEPT = { hours: 30 * 24 };

// The kind of message: bits 2 to 5 (5.2.12); 1 is a delivery receipt.
const KIND = 0x3c;
const RECEIPT = 0x04;
const FINAL: Readonly<Record<string, Receipt['state']>> = {
	DELIVRD: 'delivered',
	EXPIRED: 'failed',
	DELETED: 'failed',
	UNDELIV: 'failed',
	REJECTD: 'failed',
	// The same by number, as message_state has it (5.2.28).
	2: 'delivered',
	3: 'failed',
	4: 'failed',
	5: 'failed',
	8: 'failed'
};

/** The receipt in a deliver_sm; undefined for an ordinary message and for a state that is not the last. */
export function readReceipt({ esm_class, short_message, receipted_message_id, message_state }: Delivered): Receipt | undefined {
	if (((esm_class ?? 0) & KIND) !== RECEIPT) return undefined;
	const words = String(short_message?.message ?? '');
	const said = (name: string) => new RegExp(`\\b${name}:(\\S+)`, 'i').exec(words)?.[1];
	const stat = said('stat')?.toUpperCase();
	const [smscId, state] = [receipted_message_id ?? said('id'), FINAL[message_state ?? ''] ?? FINAL[stat ?? '']];
	if (smscId === undefined || smscId === '' || state === undefined) return undefined;
	const error = said('err');
	return { smscId, state, detail: [stat ?? `state ${String(message_state)}`, ...(error === undefined ? [] : [`err:${error}`])].join(' ') };
}

/**
 * The job of a receipt: who had the message sent is told once, when every part arrived or the first one failed. It may overtake our
 * own note of the id, so an unknown one is looked for again.
 */
export async function takeReceipt(receipt: Receipt, { write, last }: Pick<JobContext, 'write' | 'last'>): Promise<void> {
	if (await write((tx) => note(tx, receipt))) return;
	if (!last) throw new Error('a receipt for a message that is not known yet');
	log.warn('a receipt came for a text message that is not ours');
}

async function note(tx: Tx, { smscId, state, detail }: Receipt): Promise<boolean> {
	const row = await tx
		.selectFrom('sms_sent')
		.select(['id', 'parts', 'arrived'])
		.where('taken', '@>', sql<string[]>`ARRAY[${smscId}]`)
		.orderBy('made_at', 'desc')
		.limit(1)
		.forUpdate()
		.executeTakeFirst();
	if (row === undefined) return false;
	const arrived = [...new Set([...row.arrived, ...(state === 'delivered' ? [smscId] : [])])];
	await tx.updateTable('sms_sent').set({ arrived }).where('id', '=', row.id).execute();
	if (state === 'failed' || arrived.length === row.parts) await settle(tx, row.id, state, detail);
	return true;
}

/** Forgets messages of which no receipt comes any more: a centre keeps one for a few days at most. */
export async function sweepSent(tx: Tx): Promise<void> {
	await tx.deleteFrom('sms_sent').where('made_at', '<', now().subtract(KEPT)).execute();
}
