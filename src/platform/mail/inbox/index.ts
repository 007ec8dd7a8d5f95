/** Mail that comes: read from the mailbox by the clock, given to the room that answers for it, moved only when its record is there. */
import { now } from '../../clock.ts';
import { config } from '../../config.ts';
import type { Reader } from '../../db/index.ts';
import { onSchedule, type JobContext } from '../../jobs/index.ts';
import { log } from '../../log.ts';
import { mailDomain, mailSender } from '../index.ts';
import { registerBounces } from './bounces.ts';
import { openMailbox, type Mailbox, type Waiting } from './imap.ts';
import { MAX_HEAD_BYTES, MAX_MAIL_BYTES, parseHead, parseMail, type InboundMail, type OurSide } from './parse.ts';

export { recordReturn, returnedLetter } from './bounces.ts';
export { withoutQuote } from './quote.ts';
export { MAX_MAIL_BYTES, type InboundMail, type MailFile, type MailHead } from './parse.ts';

/** Keeps what a message is, in one transaction that commits before it returns. The same message may come again. */
export type MailHandler = (mail: InboundMail, context: Pick<JobContext, 'reader' | 'write'>) => Promise<void>;

/** Where messages lie when their record is there, and where those that could not be recorded for a day wait for a person. */
export const DONE_FOLDER = 'Jauap';
export const FAILED_FOLDER = 'Jauap-Failed';

const PATIENCE = { hours: 24 };
const MOST_AT_ONCE = 200;

/** Reads the mailbox every minute, when there is one. Called once, when the server starts. */
export function registerInbox(handler: MailHandler): void {
	const { IMAP_URL } = config();
	if (IMAP_URL === undefined) return;
	registerBounces();
	onSchedule('mail.inbox', '* * * * *', async (_, context) => {
		const read = await readInbox(IMAP_URL, handler, context);
		if (read > 0) log.info({ read }, 'mail read');
	});
}

/** Our addresses as they stand in settings. */
async function ourSide(db: Reader): Promise<OurSide> {
	const from = await mailSender(db);
	const sender = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
	return { inbox: config().MAIL_INBOX ?? '', senders: [sender.trim().toLowerCase()], domain: mailDomain() };
}

/** Reads what lies in the mailbox; returns how many messages were recorded and moved. One that fails holds up no other. */
export async function readInbox(
	url: string,
	handler: MailHandler,
	context: Pick<JobContext, 'reader' | 'write' | 'signal'>
): Promise<number> {
	const ours = await ourSide(context.reader);
	const box = await openMailbox(url);
	let done = 0;
	try {
		for (const message of await box.waiting(MOST_AT_ONCE)) {
			if (context.signal.aborted) break;
			if (await takeOne(box, message, ours, handler, context)) done += 1;
		}
	} finally {
		await box.close();
	}
	return done;
}

async function takeOne(
	box: Mailbox,
	message: Waiting,
	ours: OurSide,
	handler: MailHandler,
	context: Pick<JobContext, 'reader' | 'write'>
): Promise<boolean> {
	try {
		await handler(await fetchMail(box, message, ours), context);
	} catch (error) {
		const old = Temporal.Instant.compare(message.arrivedAt, now().subtract(PATIENCE)) < 0;
		log.error({ err: error, uid: message.uid, given: old ? 'up' : 'another try' }, 'a message could not be recorded');
		if (old) await box.move(message.uid, FAILED_FOLDER);
		return false;
	}
	await box.move(message.uid, DONE_FOLDER);
	return true;
}

/** The size that the server states is asked first, and not trusted after. */
async function fetchMail(box: Mailbox, { uid, bytes }: Waiting, ours: OurSide): Promise<InboundMail> {
	if (bytes <= MAX_MAIL_BYTES) {
		const raw = await box.whole(uid, MAX_MAIL_BYTES + 1);
		if (raw.length <= MAX_MAIL_BYTES) return parseMail(raw, ours);
	}
	return parseHead(await box.beginning(uid, MAX_HEAD_BYTES), bytes, ours);
}
