import path from 'node:path';
import { z } from 'zod';
import { now } from '../clock.ts';
import { config } from '../config.ts';
import type { Reader, Tx } from '../db/index.ts';
import { invalid } from '../errors.ts';
import { enqueue, enqueueAll, Hopeless, onTopic, type JobContext, type Topic } from '../jobs/index.ts';
import type { Lang } from '../i18n/lang.ts';
import { log } from '../log.ts';
import { open, seal } from '../secrets.ts';
import { getSetting } from '../settings/index.ts';
import { compose, type Letter, type Sender } from './compose.ts';
import { fileTransport, smtpTransport, type Transport } from './transport.ts';

export type { Letter, MailFile } from './compose.ts';

/** What the `onDone` topic is told, beside its own payload. `at` is an instant (UTC, ISO 8601). */
export interface MailDone {
	state: 'sent' | 'failed';
	detail: string;
	at: string;
}

export interface MailRequest extends Letter {
	/** A job to run when the server took the letter or refused it for good: its payload plus MailDone. */
	onDone?: { topic: Topic; payload: object };
	/** A job to run when the letter does not arrive: refused for good, or returned later. Its payload (ids only) plus MailDone, `failed`. */
	onBounce?: { topic: Topic; payload: object };
}

interface MailJob {
	sealed: string;
	onDone?: { topic: Topic; payload: object };
	onBounce?: { topic: Topic; payload: object };
}

const ADDRESS = z.email().max(254);
// A line break in a header would let a writer add headers of their own.
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * Queues a letter in the transaction of the act. It lies sealed in the queue. Throws invalid for an address that
 * cannot be one and for a subject that would break out of its header.
 */
export async function queueMail(tx: Tx, mail: MailRequest): Promise<void> {
	await queueMails(tx, [mail]);
}

/** Queues many letters, each as queueMail does. */
export async function queueMails(tx: Tx, mails: readonly MailRequest[]): Promise<void> {
	await enqueueAll(tx, 'mail', mails.map(toJob));
}

function toJob(mail: MailRequest): MailJob {
	if (!ADDRESS.safeParse(mail.to).success) throw invalid('email', 'email');
	if (CONTROL.test(mail.subject)) throw invalid('subject', 'invalid');
	const { onDone, onBounce, ...letter } = mail;
	const job: MailJob = { sealed: seal(JSON.stringify(letter)).toString('base64') };
	return { ...job, ...(onDone === undefined ? {} : { onDone }), ...(onBounce === undefined ? {} : { onBounce }) };
}

let chosen: Transport | undefined;

function transport(): Transport {
	if (chosen === undefined) {
		const { SMTP_URL, JAUAP_DATA } = config();
		const folder = path.join(JAUAP_DATA, 'mail');
		if (SMTP_URL === undefined) log.warn({ folder }, 'SMTP_URL is not set: mail is written into a folder instead of being sent');
		chosen = SMTP_URL === undefined ? fileTransport(folder) : smtpTransport(SMTP_URL);
	}
	return chosen;
}

/** Another way out for mail; returns a function that puts the old one back. For tests. */
export function setTransport(other: Transport): () => void {
	const before = chosen;
	chosen = other;
	return () => {
		chosen = before;
	};
}

/** The right side of the Message-IDs that we make. */
export function mailDomain(): string {
	const { ORIGIN } = config();
	return ORIGIN === undefined ? 'jauap.invalid' : new URL(ORIGIN).hostname;
}

/** "Name <address>" from which letters go. */
export async function mailSender(db: Reader): Promise<string> {
	return (await getSetting(db, 'mail_from')) || config().MAIL_FROM;
}

async function senderOf(db: Reader, lang: Lang): Promise<Sender> {
	const [from, organisation] = await Promise.all([mailSender(db), getSetting(db, 'organisation')]);
	const { IMAP_URL, MAIL_INBOX } = config();
	const inbox = IMAP_URL === undefined ? undefined : MAIL_INBOX;
	return { from, organisation: organisation.name[lang], domain: mailDomain(), inbox };
}

async function deliver(job: MailJob, context: JobContext): Promise<string> {
	const letter = JSON.parse(open(Buffer.from(job.sealed, 'base64'))) as Letter;
	const sender = await senderOf(context.reader, letter.lang);
	const said = await transport()(compose(letter, context.id, sender), context.id);
	const { onBounce } = job;
	if (onBounce === undefined || sender.inbox === undefined) return said;
	const row = { id: context.id, topic: onBounce.topic, payload: JSON.stringify(onBounce.payload), sent_at: now() };
	await context.write((tx) =>
		tx
			.insertInto('mail_sent')
			.values(row)
			.onConflict((c) => c.column('id').doNothing())
			.execute()
	);
	return said;
}

/** Sends one queued letter and tells its outcome; a failure that may pass is left to the queue's next try. */
export async function sendMail(job: MailJob, context: JobContext): Promise<void> {
	const tell = async (whom: MailJob['onDone'], state: MailDone['state'], detail: string) => {
		if (whom === undefined) return;
		const done: MailDone = { state, detail: detail.slice(0, 200), at: now().toString({ smallestUnit: 'millisecond' }) };
		await context.write((tx) => enqueue(tx, whom.topic, { ...whom.payload, ...done }));
	};
	let said: string;
	try {
		said = await deliver(job, context);
	} catch (error) {
		if (context.last || error instanceof Hopeless)
			await tell(job.onDone, 'failed', error instanceof Hopeless ? error.message : 'no mail server took it');
		if (error instanceof Hopeless) await tell(job.onBounce, 'failed', error.message);
		throw error;
	}
	await tell(job.onDone, 'sent', said);
}

onTopic<MailJob>('mail', sendMail, { concurrency: 3, retries: 12, pause: 15 });
