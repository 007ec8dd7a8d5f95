import path from 'node:path';
import { now } from '../clock.ts';
import { config } from '../config.ts';
import { isFixedLine, normalizePhone } from '../contact.ts';
import { database, type Tx } from '../db/index.ts';
import { invalid } from '../errors.ts';
import { plain } from '../fields.ts';
import type { Lang } from '../i18n/lang.ts';
import { enqueue, enqueueAll, Hopeless, onTopic, type JobContext } from '../jobs/index.ts';
import { log } from '../log.ts';
import { open, seal } from '../secrets.ts';
import { MAX_PARTS, splitSms } from './parts.ts';
import type { Receipt } from './receipts.ts';
import { beginSms, notePart, settle, type Told } from './sent.ts';
import { smppTransport } from './smpp.ts';
import { folderTransport, httpTransport, type Transport } from './transport.ts';

export type { SmsDone } from './sent.ts';

/** A text message as the rooms write it: short, without personal data, since telephones show it to whoever holds them. */
export interface SmsRequest {
	/** A telephone number as anybody writes it. */
	to: string;
	lang: Lang;
	/** At most three parts: 201 letters of Kazakh or Russian. */
	text: string;
	/** From when on it has no use (a reminder after its hour, a code that ended): it is not sent later. */
	until?: Temporal.Instant;
	/** A job to run when it was taken or refused for good, and again when a receipt says that it arrived or did not: its payload (ids only) plus SmsDone. */
	onDone?: Told;
}

interface SmsJob {
	sealed: string;
	onDone?: Told;
}

/** Whether we can send text messages at all. */
export const textsGoOut = (): boolean => config().SMS_URL !== undefined;

/** Whether we can send text messages, and this number can be one that reads them. */
export function canText(phone: string | null | undefined): boolean {
	if (!textsGoOut() || typeof phone !== 'string') return false;
	const to = normalizePhone(phone);
	return to !== undefined && !isFixedLine(to);
}

/**
 * Queues a text message in the transaction of the act. It lies sealed in the queue. Throws invalid `phone` for what cannot be a number
 * that reads texts, `too_long` for a text of more than three parts, `required` for an empty one.
 */
export async function queueSms(tx: Tx, sms: SmsRequest): Promise<void> {
	await queueTexts(tx, [sms]);
}

/** Queues many text messages, each as queueSms does. */
export async function queueTexts(tx: Tx, list: readonly SmsRequest[]): Promise<void> {
	await enqueueAll(tx, 'sms', list.map(toJob));
}

interface Sealed {
	to: string;
	lang: Lang;
	text: string;
	until: string | null;
}

function toJob({ to: typed, lang, text: written, until, onDone }: SmsRequest): SmsJob {
	const [to, text] = [normalizePhone(typed), plain(written)];
	if (to === undefined || isFixedLine(to)) throw invalid('phone', 'phone');
	if (text === '') throw invalid('text', 'required');
	const { parts } = splitSms(text);
	if (parts.length > MAX_PARTS) throw invalid('text', 'too_long', { max: parts.slice(0, MAX_PARTS).join('').length });
	const sealed: Sealed = { to, lang, text, until: until?.toString() ?? null };
	return { sealed: seal(JSON.stringify(sealed)).toString('base64'), ...(onDone === undefined ? {} : { onDone }) };
}

let chosen: Transport | undefined;

function transport(): Transport {
	if (chosen !== undefined) return chosen;
	const { SMS_URL: route, JAUAP_DATA } = config();
	const folder = path.join(JAUAP_DATA, 'sms');
	if (route === undefined) log.warn({ folder }, 'SMS_URL is not set: text messages are written into a folder instead of being sent');
	if (route === undefined) chosen = folderTransport(folder);
	else chosen = route.kind === 'http' ? httpTransport(route) : smppTransport(route, queueReceipt);
	return chosen;
}

/** A receipt is kept before the centre hears that we have it; what it means is a job, since it may overtake our own note of the id. */
async function queueReceipt(receipt: Receipt): Promise<void> {
	await database().write((tx) => enqueue(tx, 'sms.receipt', receipt));
}

/** Another way out for text messages; returns a function that puts the old one back. For tests. */
export function setSmsTransport(other: Transport): () => void {
	const before = chosen;
	chosen = other;
	return () => {
		chosen = before;
	};
}

/** Opens the line by which receipts come, where there is one and it is down. One that stays down is no dead job: it is dialled again soon. */
export async function listenForReceipts(): Promise<void> {
	if (config().SMS_URL === undefined) return;
	await transport()
		.listen?.()
		.catch((error: unknown) => {
			log.warn({ err: error }, 'the line to the message centre');
		});
}

/** Sends one queued message and tells its outcome; a failure that may pass is left to the queue's next try. */
export async function sendSms({ sealed, onDone }: SmsJob, context: JobContext): Promise<void> {
	const { id, write } = context;
	const { to, lang, text, until: ends } = JSON.parse(open(Buffer.from(sealed, 'base64'))) as Sealed;
	const until = ends === null ? undefined : Temporal.Instant.from(ends);
	const split = splitSms(text);
	const { done, open: goesOn } = await write((tx) => beginSms(tx, id, split.parts.length, onDone));
	if (!goesOn) return;
	try {
		if (until !== undefined && Temporal.Instant.compare(now(), until) >= 0) throw new Hopeless('it was too late to send it');
		await transport().send({ id, to, lang, text, done, until, ...split }, (smscId) => write((tx) => notePart(tx, id, smscId)));
	} catch (error) {
		const hopeless = error instanceof Hopeless;
		if (hopeless || context.last) await write((tx) => settle(tx, id, 'failed', hopeless ? error.message : 'nobody took it'));
		throw error;
	}
	await write((tx) => settle(tx, id, 'sent', 'taken'));
}

onTopic<SmsJob>('sms', sendSms, { concurrency: 3, retries: 12, pause: 15 });
