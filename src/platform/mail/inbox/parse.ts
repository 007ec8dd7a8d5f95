/** A raw message as what a room can use: who, what, which files. The sender's word for all of it, nothing is trusted. */
import type { AddressObject, Attachment, ParsedMail, SimpleParserOptions } from 'mailparser';
import { sha256 } from '../../secrets.ts';
import { tagIn } from '../tags.ts';
import { automaticSign, type AutomaticHeaders, type AutomaticSign } from './automatic.ts';
import { readBounce, type Bounce } from './dsn.ts';
import { bestReading, brokenLetters, guesses } from './charset.ts';

/** Most bytes of one message: what is bigger is answered, not read. Files in it take a third more than they are. */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024;

export interface MailHead {
	/** Lower case; empty when there is none that can be read. Anybody can write it. */
	from: string;
	name: string;
	subject: string;
	/** Tags in our own addresses and Message-IDs that it carries; they say nothing until they prove. */
	tags: string[];
	automatic: AutomaticSign | undefined;
}

export interface MailFile {
	name: string;
	bytes: Buffer;
}

export interface InboundMail {
	/** The same for the same message, however often it comes: of its writer, its Message-ID and its content, since a Message-ID alone can be copied. */
	key: Buffer;
	bytes: number;
	head: MailHead;
	/** Why nothing but the head was read. */
	unread?: 'too_big' | 'malformed';
	text: string;
	files: MailFile[];
	/** A mail server's report of a letter that it could not deliver, whosever it is. */
	bounce?: Bounce | undefined;
}

/** Our own addresses, and the right side of our Message-IDs. */
export interface OurSide {
	inbox: string;
	senders: readonly string[];
	domain: string;
}

/** Most bytes of a head that are looked at. */
export const MAX_HEAD_BYTES = 64 * 1024;

const HEADERS_ONLY = '\r\n\r\n';

/** Its parts, by a parser that is loaded where there is mail. */
async function readParts(raw: Buffer, options?: SimpleParserOptions): Promise<ParsedMail> {
	const { simpleParser } = await import('mailparser');
	return simpleParser(raw, options);
}

/** Reads a message; what cannot be read keeps its head. */
export async function parseMail(raw: Buffer, ours: OurSide): Promise<InboundMail> {
	const headers = raw.subarray(0, Math.max(raw.indexOf(HEADERS_ONLY), 0) + 2);
	try {
		const parsed = await readParts(raw, { skipImageLinks: true, skipTextToHtml: true, keepDeliveryStatus: true });
		const { text, ...head } = await readable(raw, parsed);
		const content = raw.subarray(headers.length);
		return {
			...made(parsed, head, content, ours),
			bytes: raw.length,
			text,
			files: parsed.attachments.map(fileOf),
			bounce: bounceIn(parsed)
		};
	} catch {
		// More parts or deeper than any letter (mailsplit stops at 1000), or a header without end.
		return { ...(await parseHead(headers.subarray(0, MAX_HEAD_BYTES), raw.length, ours)), unread: 'malformed' };
	}
}

/** Only the head of a message, from its first bytes. */
export async function parseHead(beginning: Buffer, bytes: number, ours: OurSide): Promise<InboundMail> {
	const end = beginning.indexOf(HEADERS_ONLY);
	const block = end === -1 ? beginning : beginning.subarray(0, end + 2);
	const parsed = await readParts(Buffer.concat([withoutType(block), Buffer.from(HEADERS_ONLY)]));
	const { subject, name } = await readable(block, parsed);
	return { ...made(parsed, { subject, name }, Buffer.from(String(bytes)), ours), bytes, unread: 'too_big', text: '', files: [] };
}

/** Parts without a body are read as nothing: the head has its own type taken off. */
function withoutType(headers: Buffer): Buffer {
	return Buffer.from(headers.toString('latin1').replace(/^content-type:.*(?:\r\n[ \t].*)*\r\n/gim, ''), 'latin1');
}

function made(parsed: ParsedMail, head: { subject: string; name: string }, content: Buffer, ours: OurSide) {
	const from = (parsed.from?.value[0]?.address ?? '').toLowerCase();
	const headers = headersOf(parsed);
	const own = { ours: [ours.inbox, ...ours.senders], domains: [ours.domain] };
	const key = sha256([from, parsed.messageId ?? '', sha256(content).toString('hex')].join('\n'));
	return { key, head: { from, ...head, tags: tagsOf(parsed, ours), automatic: automaticSign({ headers, from, ...own }) } };
}

function headersOf(parsed: ParsedMail): AutomaticHeaders {
	const lines = new Map(parsed.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()]));
	return { get: (name) => lines.get(name), has: (name) => lines.has(name) };
}

const list = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Whom it was sent to as the headers and the servers on the way say, and what it answers. */
function tagsOf(parsed: ParsedMail, { inbox, domain }: OurSide): string[] {
	const delivered = parsed.headerLines.filter(({ key }) => /^(?:delivered-to|x-original-to|envelope-to|x-envelope-to)$/.test(key));
	const addresses = [
		...list<AddressObject>(parsed.to).flatMap((to) => to.value),
		...list<AddressObject>(parsed.cc).flatMap((cc) => cc.value)
	].map(({ address }) => address ?? '');
	const written = delivered.flatMap(({ line }) => line.match(/[^\s<>:,]+@[^\s<>,]+/g) ?? []);
	const answered = [parsed.inReplyTo ?? '', ...list(parsed.references)].flatMap((ids) => ids.match(/[^\s<>]+@[^\s<>]+/g) ?? []);
	const inIds = answered.flatMap((id) => (id.toLowerCase().endsWith(`@${domain}`) ? (/\.(\w+)@/.exec(id)?.[1] ?? []) : []));
	return [...new Set([...[...addresses, ...written].flatMap((address) => tagIn(address, inbox) ?? []), ...inIds])].slice(0, 20);
}

interface Reading {
	text: string;
	subject: string;
	name: string;
}

/** Text, subject and name with every letter that can be saved. */
async function readable(raw: Buffer, parsed: ParsedMail): Promise<Reading> {
	const readings: Reading[] = [readingOf(parsed)];
	const whole = ({ text, subject, name }: Reading) => `${subject}\n${name}\n${text}`;
	if (brokenLetters(readings.map(whole).join('')) > 0)
		for (const guess of guesses(raw))
			readings.push(readingOf(await readParts(guess, { skipImageLinks: true, skipTextToHtml: true }).catch(() => parsed)));
	const [first, ...others] = readings.map((reading) => ({ reading, text: whole(reading) }));
	if (first === undefined) throw new Error('there is always the first reading');
	return bestReading([first, ...others]).reading;
}

function readingOf(parsed: ParsedMail): Reading {
	return { text: parsed.text ?? '', subject: parsed.subject ?? '', name: parsed.from?.value[0]?.name ?? '' };
}

/** The parts of a report that machines read (RFC 6522). */
function bounceIn({ attachments, headerLines }: ParsedMail): Bounce | undefined {
	const type = headerLines.find(({ key }) => key === 'content-type')?.line ?? '';
	if (!/^content-type:\s*multipart\/report/i.test(type)) return undefined;
	const part = (...types: string[]) => attachments.find(({ contentType }) => types.includes(contentType))?.content.toString('utf8');
	return readBounce(part('message/delivery-status'), part('message/rfc822', 'text/rfc822-headers'));
}

function fileOf(attachment: Attachment, index: number): MailFile {
	const name = attachment.filename ?? `${attachment.contentType.split('/')[0] ?? 'file'}-${String(index + 1)}`;
	return { name, bytes: attachment.content };
}
