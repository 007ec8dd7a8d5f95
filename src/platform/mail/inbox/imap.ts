/** The mailbox: what lies in it, fetched within limits, moved when it is done. IMAP4rev1 (RFC 3501) with MOVE where there is one. */
import type { ImapFlow } from 'imapflow';

export interface Waiting {
	uid: number;
	bytes: number;
	arrivedAt: Temporal.Instant;
}

export interface Mailbox {
	/** What lies in the mailbox, the oldest first. */
	waiting: (most: number) => Promise<Waiting[]>;
	/** A message; no more than `most` bytes of it. */
	whole: (uid: number, most: number) => Promise<Buffer>;
	/** Its first bytes: for one that is too big to be fetched. */
	beginning: (uid: number, most: number) => Promise<Buffer>;
	move: (uid: number, folder: string) => Promise<void>;
	close: () => Promise<void>;
}

/** Opens the mailbox of an `imap(s)://user:password@host:port/folder`. Throws when it cannot. */
export async function openMailbox(url: string): Promise<Mailbox> {
	const { protocol, hostname, port, username, password, pathname } = new URL(url);
	const secure = protocol === 'imaps:';
	// Loaded where there is a mailbox.
	const imap = await import('imapflow');
	const client = new imap.ImapFlow({
		host: hostname,
		port: port === '' ? (secure ? 993 : 143) : Number(port),
		secure,
		logger: false,
		auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
		connectionTimeout: 20_000,
		greetingTimeout: 10_000,
		socketTimeout: 60_000,
		disableAutoIdle: true
	});
	// A connection that breaks between two commands fails the next one; without a listener it would end the process.
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.mailboxOpen(decodeURIComponent(pathname.slice(1)) || 'INBOX');
	} catch (error) {
		client.close();
		throw error;
	}
	let folders: Set<string> | undefined;
	return {
		waiting: (most) => waiting(client, most),
		whole: (uid, most) => whole(client, uid, most),
		beginning: (uid, most) => beginning(client, uid, most),
		move: async (uid, folder) => {
			folders ??= new Set((await client.list()).map(({ path }) => path));
			if (!folders.has(folder)) await client.mailboxCreate(folder);
			folders.add(folder);
			if ((await client.messageMove(String(uid), folder, { uid: true })) === false)
				throw new Error('the mail server did not move a message');
		},
		close: () => client.logout().catch(() => undefined)
	};
}

async function waiting(client: ImapFlow, most: number): Promise<Waiting[]> {
	const uids = await client.search({ all: true }, { uid: true });
	if (uids === undefined || uids === false || uids.length === 0) return [];
	const first = uids.toSorted((a, b) => a - b).slice(0, most);
	const list: Waiting[] = [];
	for await (const { uid, size, internalDate } of client.fetch(first, { uid: true, size: true, internalDate: true }, { uid: true })) {
		const arrived = typeof internalDate === 'object' ? internalDate.getTime() : Date.parse(internalDate ?? '');
		const arrivedAt = Temporal.Instant.fromEpochMilliseconds(Number.isNaN(arrived) ? 0 : arrived);
		list.push({ uid, bytes: size ?? 0, arrivedAt });
	}
	return list.toSorted((a, b) => a.uid - b.uid);
}

/** The whole message, in pieces, of which no more than `most` bytes are asked for. */
async function whole(client: ImapFlow, uid: number, most: number): Promise<Buffer> {
	const { content } = await client.download(String(uid), undefined, { uid: true, maxBytes: most });
	if (content === undefined) throw new Gone();
	const chunks: Buffer[] = [];
	for await (const chunk of content) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

async function beginning(client: ImapFlow, uid: number, most: number): Promise<Buffer> {
	const found = await client.fetchOne(String(uid), { source: { start: 0, maxLength: most } }, { uid: true });
	if (found === undefined || found === false || found.source === undefined) throw new Gone();
	return found.source;
}

class Gone extends Error {
	override readonly name = 'Gone';
	override readonly message = 'a message went from the mailbox while it was read';
}
