import type { SendMailOptions } from 'nodemailer';
import type { Lang } from '../i18n/lang.ts';
import { messages } from './messages/index.ts';
import { makeTag, taggedAddress } from './tags.ts';

/** A letter as the rooms write it: plain text, paragraphs parted by an empty line. */
export interface Letter {
	to: string;
	lang: Lang;
	subject: string;
	text: string;
	/** A signed tag (tags.ts): an answer to this letter comes back with it. Without one nobody reads answers. */
	thread?: string;
	/** Where letters of this kind are ended with one tap (RFC 8058): an address that takes a POST without a form of ours before it. */
	unsubscribe?: string;
	/** What goes with it; small, since it lies in the queue. */
	files?: readonly MailFile[];
}

export interface MailFile {
	name: string;
	type: string;
	base64: string;
}

export interface Sender {
	/** "Name <address>". */
	from: string;
	/** Name of the organisation for the foot of the letter. */
	organisation: string;
	/** Right side of the Message-ID. */
	domain: string;
	/** The mailbox that we read; undefined when there is none. */
	inbox: string | undefined;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
	return text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);
}

/** Plain text as simple HTML: paragraphs, line breaks, links; nothing fetched, nothing that runs. */
export function toHtml(lang: Lang, text: string): string {
	const paragraphs = text.trim().split(/\n{2,}/);
	const body = paragraphs.map((p) => {
		const lines = escape(p).replace(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g, (url) => `<a href="${url}">${url}</a>`);
		return `<p>${lines.replace(/\n/g, '<br>\n')}</p>`;
	});
	return `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"></head><body>\n${body.join('\n')}\n</body></html>\n`;
}

/**
 * The message for nodemailer. The Message-ID comes from the job, so that a letter sent twice by a retry is one
 * letter to the reader's mail program. Auto-Submitted keeps out-of-office answers away (RFC 3834).
 */
export function compose(letter: Letter, jobId: string, sender: Sender): SendMailOptions {
	const { thread } = letter;
	const answered =
		thread !== undefined && sender.inbox !== undefined ? { thread, replyTo: taggedAddress(sender.inbox, thread) } : undefined;
	const words = messages[letter.lang];
	const footer = answered === undefined ? words.footer(sender.organisation) : words.footerAnswer(sender.organisation);
	const text = `${letter.text.trim()}\n\n${footer}\n`;
	return {
		from: sender.from,
		to: { name: '', address: letter.to },
		subject: letter.subject,
		text,
		html: toHtml(letter.lang, text),
		attachments: (letter.files ?? []).map(({ name, type, base64 }) => ({
			filename: name,
			contentType: type,
			content: Buffer.from(base64, 'base64')
		})),
		...(answered === undefined ? {} : { replyTo: answered.replyTo }),
		// Mail programs name it in In-Reply-To and References: the tag comes back also where the address was not kept.
		messageId: `<${jobId}${answered === undefined ? '' : `.${answered.thread}`}@${sender.domain}>`,
		headers: {
			'Auto-Submitted': 'auto-generated',
			'Content-Language': letter.lang,
			...(letter.unsubscribe && { 'List-Unsubscribe': `<${letter.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
		},
		// What cannot be delivered comes back to the mailbox that we read, under this letter's own address.
		...(sender.inbox === undefined ? {} : { envelope: { from: taggedAddress(sender.inbox, makeTag('bounce', jobId)), to: letter.to } }),
		disableFileAccess: true,
		disableUrlAccess: true
	};
}
