/** Letters that came back: the one who had it sent is told, once. */
import { now } from '../../clock.ts';
import type { Reader, Tx } from '../../db/index.ts';
import { enqueue, onSchedule, type Topic } from '../../jobs/index.ts';
import type { MailDone } from '../index.ts';
import { readTag } from '../tags.ts';
import type { InboundMail } from './parse.ts';

const KEPT = { hours: 30 * 24 };

/** The letter of ours that a report is about: by the tag in the address it was returned to, else by the Message-ID, which nobody but its reader knows. */
export async function returnedLetter(db: Reader, { bounce, head }: InboundMail): Promise<string | undefined> {
	if (bounce === undefined) return undefined;
	const tagged = head.tags.flatMap((text) => {
		const tag = readTag('bounce', text);
		return tag?.proves() === true ? [tag.id] : [];
	});
	const named = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.\w+)?@/.exec(bounce.messageId ?? '')?.[1];
	const id = tagged[0] ?? named;
	if (id === undefined) return undefined;
	return (await db.selectFrom('mail_sent').select('id').where('id', '=', id).executeTakeFirst())?.id;
}

/** Tells that a letter came back for good; a report of a delay, and a second report, tell nothing. */
export async function recordReturn(tx: Tx, id: string, { failed, status }: NonNullable<InboundMail['bounce']>): Promise<void> {
	if (!failed) return;
	const at = now();
	const sent = await tx
		.updateTable('mail_sent')
		.set({ bounced_at: at, status })
		.where('id', '=', id)
		.where('bounced_at', 'is', null)
		.returning(['topic', 'payload'])
		.executeTakeFirst();
	if (sent === undefined) return;
	const done: MailDone = {
		state: 'failed',
		detail: `returned by the mail server: ${status}`,
		at: at.toString({ smallestUnit: 'millisecond' })
	};
	await enqueue(tx, sent.topic as Topic, { ...(sent.payload as object), ...done });
}

/** Forgets letters that no server will return any more. Called once, when the server starts. */
export function registerBounces(): void {
	onSchedule('mail.sent', '20 4 * * *', async (_, { write }) => {
		await write((tx) => tx.deleteFrom('mail_sent').where('sent_at', '<', now().subtract(KEPT)).execute());
	});
}
